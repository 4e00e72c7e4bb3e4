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
/// Sine and cosine for |x| <= 1e5.
double exact_sin(double x);
double exact_cos(double x);
/// log(1 + e^x) without overflow, for all x.
double exact_softplus(double x);
/// Share of the standard normal distribution up to x, (1 + erf(x / sqrt 2)) / 2: absolute error
/// 5e-16.
double exact_normal_distribution(double x);

/// Vectorised functions over arrays of Scalar, y[i] = f(x[i]); x and y may be the same array.
/// In float: at most 4 ulp (exp, sigmoid) and 6 ulp (tanh), results never denormal.
void exp_array(std::span<const Scalar> x, std::span<Scalar> y);
void tanh_array(std::span<const Scalar> x, std::span<Scalar> y);
void sigmoid_array(std::span<const Scalar> x, std::span<Scalar> y);
/// Softmax of every column of a matrix of so many rows without gaps: e^x / sum e^x.
void softmax_columns(std::span<const Scalar> x, std::span<Scalar> y, Index rows);

}  // namespace descent
