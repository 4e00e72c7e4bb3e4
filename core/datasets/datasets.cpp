#include <array>

#include "core/datasets/curves.h"
#include "core/datasets/dataset.h"
#include "core/datasets/dataset_columns.h"
#include "core/datasets/iris.h"
#include "core/datasets/linear_problems.h"
#include "core/datasets/mnist.h"
#include "core/datasets/parity.h"
#include "core/datasets/penguins.h"
#include "core/datasets/plane_classification.h"
#include "core/datasets/plane_clusters.h"
#include "core/datasets/plane_patterns.h"
#include "core/datasets/plane_regression.h"
#include "core/datasets/random_targets.h"
#include "core/datasets/sequences.h"
#include "core/datasets/shapes.h"
#include "core/datasets/xor_points.h"

namespace descent {
namespace {

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

/// Two classes of the plane by another formula.
constexpr DatasetEntry pattern_entry(std::string_view id, std::string_view source,
                                     std::span<const Hyperparameter> hyperparameters,
                                     Generate generate) {
  DatasetEntry entry = plane_entry(id, Task::binary, generate);
  entry.source = source;
  entry.hyperparameters = hyperparameters;
  return entry;
}

constexpr DatasetEntry moons_entry() {
  DatasetEntry entry = pattern_entry("moons", scikit_learn, {}, generate_moons);
  entry.ranges = moons_ranges;
  return entry;
}

/// As many classes of the plane as the hyperparameter says.
constexpr DatasetEntry clusters_entry(std::string_view id, std::string_view source,
                                      const OneValue& classes, Generate generate) {
  DatasetEntry entry = pattern_entry(id, source, classes, generate);
  entry.task = Task::multiclass;
  entry.classes = std::span(numbered_classes).first(static_cast<std::size_t>(classes[0].maximum));
  entry.classes_used.hyperparameter = classes[0].name;
  return entry;
}

constexpr DatasetEntry gaussian_bumps_entry() {
  DatasetEntry entry = plane_entry("gaussianBumps", Task::regression, generate_gaussian_bumps);
  entry.source = "formula of this project; Broomhead and Lowe (1988), pages 321-355, radial bases";
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

constexpr DatasetEntry curve_entry(std::string_view id, std::string_view source,
                                   std::span<const Hyperparameter> hyperparameters,
                                   std::span<const ColumnRange> ranges, Generate generate) {
  DatasetEntry entry = line_entry(id, generate);
  entry.source = source;
  entry.hyperparameters = hyperparameters;
  entry.ranges = ranges;
  entry.has_noise = true;
  entry.default_samples = 200;
  return entry;
}

constexpr DatasetEntry noisy_parity_entry() {
  DatasetEntry entry =
      pattern_entry("noisyParity", parity_problem, bits_values, generate_noisy_parity);
  entry.columns = bit_columns;
  entry.units = std::span(no_units).first(1);
  entry.ranges = bit_ranges;
  entry.repeats.hyperparameter = bits_values[0].name;
  entry.plane_features = false;
  return entry;
}

constexpr DatasetEntry xor_points_entry() {
  DatasetEntry entry = plane_entry("xorPoints", Task::binary, generate_xor_points);
  entry.source =
      "Rumelhart, Hinton and Williams (1986), Parallel Distributed Processing, "
      "chapter 8: the XOR problem";
  entry.ranges = xor_points_ranges;
  entry.has_noise = false;
  entry.default_samples = 4;
  entry.fixed_size = true;
  entry.default_test_share = 0;
  return entry;
}

constexpr DatasetEntry penguins_entry() {
  DatasetEntry entry{};
  entry.id = "penguins";
  entry.source =
      "Gorman, Williams and Fraser (2014), PLoS ONE 9(3), article e90081: Antarctic penguins";
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

constexpr DatasetEntry iris_entry() {
  DatasetEntry entry = penguins_entry();
  entry.id = "iris";
  entry.source =
      "Anderson (1935), pages 2-5; Fisher (1936), The Use of Multiple Measurements in Taxonomic "
      "Problems, table I";
  entry.columns = iris_columns;
  entry.units = iris_units;
  entry.classes = iris_species;
  entry.ranges = iris_ranges;
  entry.default_samples = 150;
  entry.generate = generate_iris;
  return entry;
}

/// Samples that are fed whole: one kind of column, so many times.
constexpr DatasetEntry whole_entry(std::string_view id, std::string_view source, Task task,
                                   std::span<const std::string_view> columns,
                                   std::span<const ColumnRange> ranges, Index samples,
                                   Generate generate) {
  DatasetEntry entry{};
  entry.id = id;
  entry.source = source;
  entry.task = task;
  entry.columns = columns;
  entry.units = std::span(no_units).first(columns.size());
  entry.ranges = ranges;
  if (task == Task::binary) entry.classes = signs;
  entry.whole_inputs = true;
  entry.default_samples = samples;
  entry.default_test_share = 0.3;
  entry.generate = generate;
  return entry;
}

constexpr DatasetEntry sequence_entry(std::string_view id, std::string_view source, Task task,
                                      const OneValue& steps,
                                      std::span<const std::string_view> columns,
                                      std::span<const ColumnRange> ranges, Generate generate) {
  DatasetEntry entry = whole_entry(id, source, task, columns, ranges, 1000, generate);
  entry.hyperparameters = steps;
  entry.repeats.hyperparameter = steps[0].name;
  entry.is_sequence = true;
  return entry;
}

constexpr DatasetEntry sine_wave_entry() {
  DatasetEntry entry = sequence_entry(
      "sineWave", "formula of this project; Prony (1795), pages 24-76, sums of waves",
      Task::regression, wave_steps, value_columns, bit_ranges, generate_sine_wave);
  entry.has_noise = true;
  return entry;
}

constexpr DatasetEntry random_soft_targets_entry() {
  DatasetEntry entry = whole_entry(
      "randomSoftTargets",
      "Chollet and others (2015), Keras' guide to Sequential, section Training: random arrays",
      Task::multiclass, input_columns, line_ranges, 1000, generate_random_soft_targets);
  entry.repeats.fixed = 784;
  entry.classes = numbered_classes;
  return entry;
}

/// Square grey images.
constexpr DatasetEntry image_entry(std::string_view id, std::string_view source, Index side,
                                   std::span<const std::string_view> classes, Index samples,
                                   Generate generate) {
  DatasetEntry entry =
      whole_entry(id, source, Task::multiclass, pixel_columns, line_ranges, samples, generate);
  entry.repeats.fixed = side * side;
  entry.image = {1, side, side};
  entry.classes = classes;
  return entry;
}

constexpr DatasetEntry shapes_entry() {
  DatasetEntry entry =
      image_entry("shapes", "formula of this project", 14, shape_classes, 1000, generate_shapes);
  entry.has_noise = true;
  return entry;
}

constexpr DatasetEntry mnist_entry() {
  DatasetEntry entry = image_entry("mnist",
                                   "LeCun, Bottou, Bengio and Haffner (1998), section III-A; "
                                   "MNIST, LeCun and Cortes, CC BY-SA 3.0",
                                   28, digit_classes, 2000, generate_mnist);
  entry.fixed_size = true;
  entry.external = true;
  return entry;
}

constexpr std::array table = {
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
#ifndef DESCENT_LEAN
    penguins_entry(),
#endif
    moons_entry(),
    pattern_entry("rings", scikit_learn, rings_values, generate_rings),
    pattern_entry("checkerboard", "Minsky and Papert (1969), chapter 3: exclusive or, repeated",
                  cells_values, generate_checkerboard),
    noisy_parity_entry(),
#ifndef DESCENT_LEAN
    clusters_entry("blobs", scikit_learn, clouds_values, generate_blobs),
    clusters_entry("spirals", "Lang and Witbrock (1988), pages 52-59: two spirals", arms_values,
                   generate_spirals),
    gaussian_bumps_entry(),
    curve_entry("sine", "Bishop (2006), Pattern Recognition and Machine Learning, section 1.1",
                periods_values, sine_ranges, generate_sine),
    curve_entry("stepFunction",
                "Heaviside (1893), On Operators in Physical Mathematics, pages 504-529", {},
                step_ranges, generate_step_function),
    iris_entry(),
    random_soft_targets_entry(),
    shapes_entry(),
    mnist_entry(),
    sine_wave_entry(),
    sequence_entry(
        "addingProblem",
        "Hochreiter and Schmidhuber (1997), section 5.4; Le, Jaitly and Hinton (2015), section 4.1",
        Task::regression, adding_steps, adding_columns, adding_ranges, generate_adding_problem),
#endif
    sequence_entry("bitParity", parity_problem, Task::binary, parity_steps, bit_columns, bit_ranges,
                   generate_bit_parity),
};

}  // namespace

std::span<const DatasetEntry> datasets() { return table; }

}  // namespace descent
