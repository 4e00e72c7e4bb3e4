#pragma once

#include <array>

#include "core/datasets/dataset.h"

/// Ids, units and ranges of the datasets' columns, ids of their classes, their hyperparameters, and
/// shared sources.
namespace descent {

/// Columns and classes of points in the plane and on a line; they have no units.
inline constexpr std::array<std::string_view, 2> plane_columns = {"x1", "x2"};
inline constexpr std::array<std::string_view, 1> line_columns = {"x"};
inline constexpr std::array<std::string_view, 2> no_units = {"", ""};
inline constexpr std::array<std::string_view, 2> signs = {"negative", "positive"};
/// What pictures show of their columns.
inline constexpr std::array<ColumnRange, 2> plane_ranges = {{{-6, 6}, {-6, 6}}};
inline constexpr std::array<ColumnRange, 1> line_ranges = {{{0, 1}}};
inline constexpr std::array<ColumnRange, 2> difference_ranges = {{{-1, 1}, {-1, 1}}};
inline constexpr std::array<ColumnRange, 2> xor_points_ranges = {{{-0.5, 1.5}, {-0.5, 1.5}}};

inline constexpr std::array<ColumnRange, 2> moons_ranges = {{{-1.75, 2.75}, {-2, 2.5}}};
inline constexpr std::array<ColumnRange, 1> sine_ranges = {{{-3.15, 3.15}}};
inline constexpr std::array<ColumnRange, 1> step_ranges = {{{-1, 1}}};
inline constexpr std::array<ColumnRange, 1> bit_ranges = {{{-1.5, 1.5}}};
/// The column of each bit, and classes that have no names.
inline constexpr std::array<std::string_view, 1> bit_columns = {"bit"};
inline constexpr std::array<std::string_view, 10> numbered_classes = {
    "class1", "class2", "class3", "class4", "class5",
    "class6", "class7", "class8", "class9", "class10"};

/// Penguins: millimetres and grams.
inline constexpr std::array<std::string_view, 4> penguin_columns = {"billLength", "billDepth",
                                                                    "flipperLength", "bodyMass"};
inline constexpr std::array<std::string_view, 4> penguin_units = {"mm", "mm", "mm", "g"};
inline constexpr std::array<std::string_view, 3> penguin_species = {"adelie", "chinstrap",
                                                                    "gentoo"};
/// Iris flowers: centimetres.
inline constexpr std::array<std::string_view, 4> iris_columns = {"sepalLength", "sepalWidth",
                                                                 "petalLength", "petalWidth"};
inline constexpr std::array<std::string_view, 4> iris_units = {"cm", "cm", "cm", "cm"};
inline constexpr std::array<std::string_view, 3> iris_species = {"setosa", "versicolor",
                                                                 "virginica"};
inline constexpr std::array<ColumnRange, 4> iris_ranges = {{{4, 8}, {1.5, 5}, {0.5, 7.5}, {0, 3}}};

/// Columns and classes of random inputs, images and sequences.
inline constexpr std::array<std::string_view, 1> input_columns = {"input"};
inline constexpr std::array<std::string_view, 1> pixel_columns = {"pixel"};
inline constexpr std::array<std::string_view, 1> value_columns = {"value"};
inline constexpr std::array<std::string_view, 2> adding_columns = {"value", "marker"};
inline constexpr std::array<ColumnRange, 2> adding_ranges = {{{0, 1}, {0, 1}}};
inline constexpr std::array<std::string_view, 4> shape_classes = {"disc", "square", "triangle",
                                                                  "cross"};
inline constexpr std::array<std::string_view, 10> digit_classes = {
    "digit0", "digit1", "digit2", "digit3", "digit4",
    "digit5", "digit6", "digit7", "digit8", "digit9"};
inline constexpr std::array<ColumnRange, 4> penguin_ranges = {
    {{30, 60}, {13, 22}, {170, 235}, {2500, 6500}}};

/// The hyperparameters of most datasets that have any: one number.
using OneValue = std::array<Hyperparameter, 1>;
/// How many of them a dataset has.
inline constexpr OneValue rings_values = {{{"rings", 3, 2, 6, Scale::integer}}};
inline constexpr OneValue cells_values = {{{"cells", 4, 2, 8, Scale::integer}}};
inline constexpr OneValue clouds_values = {{{"clouds", 4, 2, 8, Scale::integer}}};
inline constexpr OneValue arms_values = {{{"arms", 3, 2, 6, Scale::integer}}};
inline constexpr OneValue periods_values = {{{"periods", 1, 1, 4, Scale::integer}}};
inline constexpr OneValue bits_values = {{{"bits", 3, 2, 8, Scale::integer}}};
inline constexpr OneValue wave_steps = {{{"steps", 8, 2, 32, Scale::integer}}};
inline constexpr OneValue adding_steps = {{{"steps", 10, 2, 32, Scale::integer}}};
inline constexpr OneValue parity_steps = {{{"steps", 6, 2, 32, Scale::integer}}};

/// Sources that several of them share.
inline constexpr std::string_view playground =
    "Smilkov et al. (2017), TensorFlow Playground's file dataset.ts";
inline constexpr std::string_view scikit_learn =
    "Pedregosa and others (2011), scikit-learn's functions make_moons, make_circles and make_blobs";
inline constexpr std::string_view parity_problem =
    "Minsky and Papert (1969), chapter 3; "
    "Rumelhart, Hinton and Williams (1986), Parallel Distributed Processing, chapter 8";
inline constexpr std::string_view least_squares =
    "formula of this project; its exact answer: Legendre (1805), appendix, least squares";

}  // namespace descent
