#include "CMatrixProduct.h"

// Fused operations would round differently from one machine to the next.
#pragma STDC FP_CONTRACT OFF

/// Multiplies some rows by one panel.
typedef void (*kernel)(const tercet_product *, size_t row, size_t count, size_t panel);

static void multiply(const tercet_product *p, kernel many, size_t most, kernel two) {
    for (size_t panel = 0; panel < p->columns / TERCET_PANEL; panel++) {
        size_t row = 0;
        for (; row + most - 1 <= p->row_count; row += most)
            many(p, row, p->row_count - row < most ? most - 1 : most, panel);
        for (; row < p->row_count; row += 2) two(p, row, p->row_count - row < 2 ? 1 : 2, panel);
    }
}

#if defined(__x86_64__)

#include <immintrin.h>
#include <string.h>

/// A kernel for vectors of some width, which keeps the sums of so many rows in registers. Where fewer rows are left,
/// the last one is computed again and not stored. `madd` multiplies pairs of 16-bit numbers and adds each pair's products.
#define KERNEL(NAME, FEATURES, ROWS, PREFIX, INTS, FLOATS)                                                            \
    __attribute__((target(FEATURES))) static void NAME(                                                               \
        const tercet_product *p, size_t row, size_t count, size_t panel) {                                            \
        enum { LANES = sizeof(INTS) / 4, VECTORS = TERCET_PANEL / LANES };                                            \
        const INTS *weights = (const INTS *)(p->weights + panel * TERCET_PANEL * p->depth);                           \
        const int16_t *rows[ROWS];                                                                                    \
        INTS sums[ROWS][VECTORS];                                                                                     \
        for (size_t r = 0; r < ROWS; r++) {                                                                           \
            rows[r] = p->rows + (row + (r < count ? r : count - 1)) * p->depth;                                       \
            for (int v = 0; v < VECTORS; v++) sums[r][v] = (INTS){0};                                                 \
        }                                                                                                             \
        for (size_t k = 0; k < p->depth; k += 2, weights += VECTORS) {                                                \
            for (size_t r = 0; r < ROWS; r++) {                                                                       \
                int pair;                                                                                             \
                memcpy(&pair, rows[r] + k, sizeof pair);                                                              \
                INTS spread = PREFIX##_set1_epi32(pair);                                                              \
                for (int v = 0; v < VECTORS; v++)                                                                     \
                    sums[r][v] = PREFIX##_add_epi32(sums[r][v], PREFIX##_madd_epi16(weights[v], spread));             \
            }                                                                                                         \
        }                                                                                                             \
        for (size_t r = 0; r < ROWS && r < count; r++) {                                                              \
            for (int v = 0; v < VECTORS; v++) {                                                                       \
                size_t column = panel * TERCET_PANEL + (size_t)v * LANES;                                             \
                FLOATS scale = PREFIX##_set1_ps(p->row_scales[row + r]);                                              \
                scale *= PREFIX##_loadu_ps(p->column_scales + column);                                                \
                FLOATS value = PREFIX##_cvtepi32_ps(sums[r][v]) * scale + PREFIX##_loadu_ps(p->bias + column);        \
                PREFIX##_storeu_ps(p->result + (row + r) * p->columns + column, value);                               \
            }                                                                                                         \
        }                                                                                                             \
    }

KERNEL(two_sse2, "sse2", 2, _mm, __m128i, __m128)
KERNEL(six_avx2, "avx2", 6, _mm256, __m256i, __m256)
KERNEL(two_avx2, "avx2", 2, _mm256, __m256i, __m256)

void tercet_multiply_portably(const tercet_product *product) { multiply(product, two_sse2, 2, two_sse2); }

void tercet_multiply(const tercet_product *product) {
    if (__builtin_cpu_supports("avx2")) {
        multiply(product, six_avx2, 6, two_avx2);
    } else {
        tercet_multiply_portably(product);
    }
}

#else

static void two_rows(const tercet_product *p, size_t row, size_t count, size_t panel) {
    const int16_t *weights = p->weights + panel * TERCET_PANEL * p->depth;
    const int16_t *first = p->rows + row * p->depth, *second = first + (count > 1 ? p->depth : 0);
    int32_t sums[2][TERCET_PANEL] = {0};
    for (size_t k = 0; k < p->depth; k += 2, weights += 2 * TERCET_PANEL) {
        for (size_t c = 0; c < TERCET_PANEL; c++) {
            sums[0][c] += weights[2 * c] * first[k] + weights[2 * c + 1] * first[k + 1];
            sums[1][c] += weights[2 * c] * second[k] + weights[2 * c + 1] * second[k + 1];
        }
    }
    for (size_t r = 0; r < count; r++) {
        for (size_t c = 0; c < TERCET_PANEL; c++) {
            size_t column = panel * TERCET_PANEL + c;
            float scale = p->row_scales[row + r] * p->column_scales[column];
            p->result[(row + r) * p->columns + column] = (float)sums[r][c] * scale + p->bias[column];
        }
    }
}

void tercet_multiply_portably(const tercet_product *product) { multiply(product, two_rows, 2, two_rows); }

void tercet_multiply(const tercet_product *product) { tercet_multiply_portably(product); }

#endif
