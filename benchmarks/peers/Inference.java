// Derives what follows from a document with Jena's RDFS rules, lists it, and prints what that took as a line of JSON.
//   java -cp … Inference.java FILE [LEVEL [OUTPUT]]     LEVEL: simple, default or full
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.*;
import org.apache.jena.reasoner.Reasoner;
import org.apache.jena.reasoner.rulesys.RDFSRuleReasonerFactory;
import org.apache.jena.riot.*;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.ReasonerVocabulary;

public class Inference {
    static double processorSeconds() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }

    public static void main(String[] arguments) throws Exception {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.source(arguments[0]).parse(graph);
        double wall = System.nanoTime() / 1e9, processor = processorSeconds();
        Resource level = ModelFactory.createDefaultModel().createResource();
        level.addProperty(ReasonerVocabulary.PROPsetRDFSLevel, arguments.length > 1 ? arguments[1] : "default");
        Reasoner reasoner = RDFSRuleReasonerFactory.theInstance().create(level);
        InfModel model = ModelFactory.createInfModel(reasoner, ModelFactory.createModelForGraph(graph));
        long count = 0;
        for (var statements = model.listStatements(); statements.hasNext(); statements.next()) count++;
        wall = System.nanoTime() / 1e9 - wall;
        processor = processorSeconds() - processor;
        if (arguments.length > 2) {
            try (OutputStream output = new FileOutputStream(arguments[2])) {
                RDFDataMgr.write(output, model, RDFFormat.NTRIPLES);
            }
        }
        System.out.printf("{\"wall\": %.6f, \"cpu\": %.6f, \"triples\": %d}%n", wall, processor, count);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
