#include <array>

#include "core/datasets/curves.h"
#include "core/datasets/dataset.h"
#include "core/datasets/linear_problems.h"
#include "core/datasets/parity.h"
#include "core/datasets/penguins.h"
#include "core/datasets/plane_classification.h"
#include "core/datasets/plane_clusters.h"
#include "core/datasets/plane_patterns.h"
#include "core/datasets/plane_regression.h"
#include "core/datasets/xor_points.h"

namespace descent {
namespace {

constexpr std::string_view playground =
    "Smilkov, Carter, Sculley, Viegas and Wattenberg (2017), Direct-Manipulation Visualization of "
    "Deep Networks (TensorFlow Playground)";
constexpr std::string_view scikit_learn =
    "Pedregosa and others (2011), Scikit-learn: make_moons, make_circles and make_blobs";
constexpr std::string_view parity_problem =
    "Minsky and Papert (1969), Perceptrons, chapter 3; Rumelhart, Hinton and Williams (1986)";
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

constexpr std::array<ColumnRange, 2> moons_ranges = {{{-1.75, 2.75}, {-2, 2.5}}};
constexpr std::array<ColumnRange, 1> sine_ranges = {{{-3.15, 3.15}}};
constexpr std::array<ColumnRange, 1> step_ranges = {{{-1, 1}}};
constexpr std::array<ColumnRange, 1> bit_ranges = {{{-1.5, 1.5}}};
constexpr std::array<std::string_view, 1> bit_columns = {"bit"};
constexpr std::array<std::string_view, 10> numbered_classes = {
    "class1", "class2", "class3", "class4", "class5",
    "class6", "class7", "class8", "class9", "class10"};

using OneValue = std::array<Hyperparameter, 1>;
constexpr OneValue rings_values = {{{"rings", 3, 2, 6, Scale::integer}}};
constexpr OneValue cells_values = {{{"cells", 4, 2, 8, Scale::integer}}};
constexpr OneValue clouds_values = {{{"clouds", 4, 2, 8, Scale::integer}}};
constexpr OneValue arms_values = {{{"arms", 3, 2, 6, Scale::integer}}};
constexpr OneValue periods_values = {{{"periods", 1, 1, 4, Scale::integer}}};
constexpr OneValue bits_values = {{{"bits", 3, 2, 8, Scale::integer}}};

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
  entry.source = "formula of this project; Broomhead and Lowe (1988), radial basis functions";
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
  DatasetEntry entry{};
  entry.id = "noisyParity";
  entry.source = parity_problem;
  entry.hyperparameters = bits_values;
  entry.task = Task::binary;
  entry.columns = bit_columns;
  entry.units = std::span(no_units).first(1);
  entry.ranges = bit_ranges;
  entry.repeats.hyperparameter = bits_values[0].name;
  entry.classes = signs;
  entry.has_noise = true;
  entry.default_samples = 500;
  entry.default_test_share = 0.5;
  entry.generate = generate_noisy_parity;
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

constexpr std::array<DatasetEntry, 20> table = {
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
    moons_entry(),
    pattern_entry("rings", scikit_learn, rings_values, generate_rings),
    pattern_entry("checkerboard", "Minsky and Papert (1969), Perceptrons: exclusive or, repeated",
                  cells_values, generate_checkerboard),
    noisy_parity_entry(),
    clusters_entry("blobs", scikit_learn, clouds_values, generate_blobs),
    clusters_entry("spirals", "Lang and Witbrock (1988), Learning to Tell Two Spirals Apart",
                   arms_values, generate_spirals),
    gaussian_bumps_entry(),
    curve_entry("sine", "Bishop (2006), Pattern Recognition and Machine Learning, section 1.1",
                periods_values, sine_ranges, generate_sine),
    curve_entry("stepFunction", "Heaviside (1893), On Operators in Physical Mathematics", {},
                step_ranges, generate_step_function),
};

}  // namespace

std::span<const DatasetEntry> datasets() { return table; }

}  // namespace descent
