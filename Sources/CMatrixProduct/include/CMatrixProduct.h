#ifndef TERCET_C_MATRIX_PRODUCT_H
#define TERCET_C_MATRIX_PRODUCT_H

#include <stddef.h>
#include <stdint.h>

/// How many columns of the right-hand side stand together.
enum { TERCET_PANEL = 16 };

/// A product of matrices of whole numbers, whose sums are scaled.
///
/// Result (r, c) = sum over k of rows (r, k) × weights (k, c), as an exact 32-bit number, then turned into floating point,
/// times (row_scales[r] × column_scales[c]), plus bias[c]. The caller sees to it that no sum goes beyond 32 bits.
typedef struct {
    /// The left-hand side, row after row.
    const int16_t *rows;
    /// How many rows there are.
    size_t row_count;
    /// The right-hand side: panels of sixteen columns; in each, for two rows at a time, the two numbers of each column.
    /// It stands on a 32-byte border.
    const int16_t *weights;
    /// The length of a row of the left-hand side, an even number.
    size_t depth;
    /// How many columns the right-hand side has, a multiple of sixteen.
    size_t columns;
    /// What the sums of each row are multiplied by.
    const float *row_scales;
    /// What the sums of each column are multiplied by.
    const float *column_scales;
    /// What is added to each column.
    const float *bias;
    /// Where the result goes, row after row.
    float *result;
} tercet_product;

/// Multiplies, with the widest vectors that the processor has; all give the same bytes.
void tercet_multiply(const tercet_product *product);

/// Multiplies with the instructions that every processor of this kind has.
void tercet_multiply_portably(const tercet_product *product);

#endif
