/// Names of established vocabularies, one nested type each.
public enum Vocabulary {}
