#include <array>

#include "core/datasets/dataset.h"
#include "core/datasets/linear_problems.h"
#include "core/datasets/penguins.h"
#include "core/datasets/plane_classification.h"
#include "core/datasets/plane_regression.h"
#include "core/datasets/xor_points.h"

namespace descent {
namespace {

constexpr std::string_view playground =
    "Smilkov, Carter, Sculley, Viegas and Wattenberg (2017), Direct-Manipulation Visualization of "
    "Deep Networks (TensorFlow Playground)";
constexpr std::string_view least_squares =
    "formula of this project; its exact answer: Legendre (1805), least squares";

constexpr std::array<std::string_view, 2> plane_columns = {"x1", "x2"};
constexpr std::array<std::string_view, 1> line_columns = {"x"};
constexpr std::array<std::string_view, 2> no_units = {"", ""};
constexpr std::array<std::string_view, 2> signs = {"negative", "positive"};
constexpr std::array<ColumnRange, 2> plane_ranges = {{{-6, 6}, {-6, 6}}};
constexpr std::array<ColumnRange, 1> line_ranges = {{{0, 1}}};
constexpr std::array<ColumnRange, 2> difference_ranges = {{{-1, 1}, {-1, 1}}};
constexpr std::array<ColumnRange, 2> xor_points_ranges = {{{-0.5, 1.5}, {-0.5, 1.5}}};

constexpr std::array<std::string_view, 4> penguin_columns = {"billLength", "billDepth",
                                                             "flipperLength", "bodyMass"};
constexpr std::array<std::string_view, 4> penguin_units = {"mm", "mm", "mm", "g"};
constexpr std::array<std::string_view, 3> penguin_species = {"adelie", "chinstrap", "gentoo"};
constexpr std::array<ColumnRange, 4> penguin_ranges = {
    {{30, 60}, {13, 22}, {170, 235}, {2500, 6500}}};

using Generate = Dataset (*)(const DatasetRequest&, Random&, Random&);

/// One of TensorFlow Playground's problems; regression has no class names.
constexpr DatasetEntry plane_entry(std::string_view id, Task task, Generate generate) {
  DatasetEntry entry{};
  entry.id = id;
  entry.source = playground;
  entry.task = task;
  entry.columns = plane_columns;
  entry.units = no_units;
  if (task == Task::binary) entry.classes = signs;
  entry.ranges = plane_ranges;
  entry.plane_features = true;
  entry.has_noise = true;
  entry.default_samples = task == Task::binary ? 500 : 1200;
  entry.default_test_share = 0.5;
  entry.generate = generate;
  return entry;
}

constexpr DatasetEntry line_entry(std::string_view id, Generate generate) {
  DatasetEntry entry{};
  entry.id = id;
  entry.source = least_squares;
  entry.task = Task::regression;
  entry.columns = line_columns;
  entry.units = std::span(no_units).first(1);
  entry.ranges = line_ranges;
  entry.default_samples = 100;
  entry.default_test_share = 0.3;
  entry.generate = generate;
  return entry;
}

constexpr DatasetEntry difference_entry() {
  DatasetEntry entry = line_entry("difference", generate_difference);
  entry.columns = plane_columns;
  entry.units = no_units;
  entry.ranges = difference_ranges;
  entry.plane_features = true;
  entry.default_samples = 200;
  return entry;
}

constexpr DatasetEntry xor_points_entry() {
  DatasetEntry entry{};
  entry.id = "xorPoints";
  entry.source =
      "Rumelhart, Hinton and Williams (1986), Learning Internal Representations by Error "
      "Propagation, the XOR problem";
  entry.task = Task::binary;
  entry.columns = plane_columns;
  entry.units = no_units;
  entry.classes = signs;
  entry.ranges = xor_points_ranges;
  entry.plane_features = true;
  entry.default_samples = 4;
  entry.fixed_size = true;
  entry.default_test_share = 0;
  entry.generate = generate_xor_points;
  return entry;
}

constexpr DatasetEntry penguins_entry() {
  DatasetEntry entry{};
  entry.id = "penguins";
  entry.source =
      "Gorman, Williams and Fraser (2014), Ecological Sexual Dimorphism and Environmental "
      "Variability within a Community of Antarctic Penguins (Genus Pygoscelis), PLoS ONE 9(3)";
  entry.task = Task::multiclass;
  entry.columns = penguin_columns;
  entry.units = penguin_units;
  entry.classes = penguin_species;
  entry.ranges = penguin_ranges;
  entry.standardize = true;
  entry.default_samples = 342;
  entry.fixed_size = true;
  entry.default_test_share = 0.3;
  entry.generate = generate_penguins;
  return entry;
}

constexpr std::array<DatasetEntry, 11> table = {
    plane_entry("circle", Task::binary, generate_circle),
    plane_entry("xor", Task::binary, generate_xor),
    plane_entry("gauss", Task::binary, generate_gauss),
    plane_entry("spiral", Task::binary, generate_spiral),
    plane_entry("plane", Task::regression, generate_plane),
    plane_entry("bumps", Task::regression, generate_bumps),
    line_entry("lineWithIntercept", generate_line_with_intercept),
    line_entry("lineThroughOrigin", generate_line_through_origin),
    difference_entry(),
    xor_points_entry(),
    penguins_entry(),
};

}  // namespace

std::span<const DatasetEntry> datasets() { return table; }

}  // namespace descent
