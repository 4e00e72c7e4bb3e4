#pragma once

#include <span>

#include "core/types.h"

/// Elementary functions with the same bits on every machine: only IEEE additions, multiplications,
/// divisions, roots and bit operations in a fixed order. The C library's own differ between
/// systems.
namespace descent {

/// Double-precision scalar functions for data generation, losses and the double build.
/// Largest error 2 ulp on the stated domain (tested against the C library).
/// e^x for all x (0 below -745.2, infinity above 709.8, NaN for NaN).
double exact_exp(double x);
/// Natural logarithm; -infinity at 0, NaN below.
double exact_log(double x);
/// Sine for |x| <= 1e5.
double exact_sin(double x);
/// Cosine for |x| <= 1e5.
double exact_cos(double x);
/// log(1 + e^x) without overflow, for all x.
double exact_softplus(double x);
/// Share of the standard normal distribution up to x, (1 + erf(x / sqrt 2)) / 2: absolute error
/// 5e-16.
double exact_normal_distribution(double x);

/// e^x of arrays of Scalar of equal length, y[i] = f(x[i]), in a loop that the compiler vectorises;
/// x and y may be the same array. In float at most 4 ulp, results denormal only where x is.
void exp_array(std::span<const Scalar> x, std::span<Scalar> y);
/// tanh x, likewise, at most 6 ulp.
void tanh_array(std::span<const Scalar> x, std::span<Scalar> y);
/// 1 / (1 + e^-x), likewise, at most 4 ulp.
void sigmoid_array(std::span<const Scalar> x, std::span<Scalar> y);
/// Softmax of every column of a matrix of so many rows without gaps, (rows x B): e^x / sum e^x,
/// computed as e^(x - max x) / sum e^(x - max x), which does not overflow; x and y may be the same.
/// Source: Bridle (1990), pages 227-236.
void softmax_columns(std::span<const Scalar> x, std::span<Scalar> y, Index rows);

}  // namespace descent
