#include "core/selection/with_setting.h"

#include <algorithm>
#include <charconv>

#include "core/number_text.h"

namespace descent {
namespace {

/// What goes where: `name` is what the path adds to the member's own, "rate" of
/// "training.regularizer.rate" and nothing of "training.regularizer".
struct Assignment {
  std::string_view path;
  std::string_view name;
  const SettingValue& value;
};

/// A member of a part of the experiment, by its path in that part.
template <class Part>
struct Member {
  std::string_view path;
  void (*assign)(Part&, const Assignment&);
};

[[noreturn]] void throw_unknown_path(std::string_view path);

[[noreturn]] void throw_wrong_kind(const Assignment& assignment, std::string_view wanted) {
  throw std::invalid_argument(std::string(assignment.path) + ": '" + value_text(assignment.value) +
                              "' is not " + std::string(wanted));
}

double number_of(const Assignment& assignment) {
  if (const auto* number = std::get_if<double>(&assignment.value)) return *number;
  throw_wrong_kind(assignment, "a number");
}

const std::string& text_of(const Assignment& assignment) {
  if (const auto* text = std::get_if<std::string>(&assignment.value)) return *text;
  throw_wrong_kind(assignment, "an id");
}

void check_no_name(const Assignment& assignment) {
  if (!assignment.name.empty()) throw_unknown_path(assignment.path);
}

void assign(double& member, const Assignment& assignment) {
  check_no_name(assignment);
  member = number_of(assignment);
}

void assign(bool& member, const Assignment& assignment) {
  check_no_name(assignment);
  const double number = number_of(assignment);
  check_range(assignment.path, number, {"switch", 1, 0, 1, Scale::integer});
  member = number == 1;
}

void assign(Choice& member, const Assignment& assignment) {
  if (assignment.name.empty()) {
    if (member.id != text_of(assignment)) member = {text_of(assignment)};
    return;
  }
  const double number = number_of(assignment);
  for (NamedValue& given : member.values) {
    if (given.name != assignment.name) continue;
    given.value = number;
    return;
  }
  member.values.push_back({std::string(assignment.name), number});
}

void assign(std::optional<Choice>& member, const Assignment& assignment) {
  if (assignment.name.empty() && text_of(assignment).empty()) {
    member.reset();
    return;
  }
  if (!member && !assignment.name.empty()) throw_unknown_path(assignment.path);
  if (!member) member.emplace();
  assign(*member, assignment);
}

void assign(std::vector<std::string>& member, const Assignment& assignment) {
  check_no_name(assignment);
  member.clear();
  const std::string& text = text_of(assignment);
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(',', start), text.size());
    member.push_back(text.substr(start, end - start));
    start = end + 1;
  }
}

using Experiment = ExperimentConfig;

constexpr Member<Experiment> members[] = {
    {"data.dataset", [](Experiment& e, const Assignment& a) { assign(e.data.dataset, a); }},
    {"data.seed", [](Experiment& e, const Assignment& a) { assign(e.data.seed, a); }},
    {"data.sampleCount",
     [](Experiment& e, const Assignment& a) { assign(e.data.sample_count, a); }},
    {"data.noise", [](Experiment& e, const Assignment& a) { assign(e.data.noise, a); }},
    {"data.testShare", [](Experiment& e, const Assignment& a) { assign(e.data.test_share, a); }},
    {"data.features", [](Experiment& e, const Assignment& a) { assign(e.data.features, a); }},
    {"network.seed", [](Experiment& e, const Assignment& a) { assign(e.network.seed, a); }},
    {"network.outputActivation",
     [](Experiment& e, const Assignment& a) { assign(e.network.output_activation, a); }},
    {"network.initializer",
     [](Experiment& e, const Assignment& a) { assign(e.network.initializer, a); }},
    {"network.bias", [](Experiment& e, const Assignment& a) { assign(e.network.bias, a); }},
    {"training.loss", [](Experiment& e, const Assignment& a) { assign(e.training.loss, a); }},
    {"training.optimizer",
     [](Experiment& e, const Assignment& a) { assign(e.training.optimizer, a); }},
    {"training.learningRate",
     [](Experiment& e, const Assignment& a) { assign(e.training.learning_rate, a); }},
    {"training.schedule",
     [](Experiment& e, const Assignment& a) { assign(e.training.schedule, a); }},
    {"training.regularizer",
     [](Experiment& e, const Assignment& a) { assign(e.training.regularizer, a); }},
    {"training.batchSize",
     [](Experiment& e, const Assignment& a) { assign(e.training.batch_size, a); }},
    {"training.gradientClipping",
     [](Experiment& e, const Assignment& a) { assign(e.training.gradient_clipping, a); }},
    {"training.warmupEpochs",
     [](Experiment& e, const Assignment& a) { assign(e.training.warmup_epochs, a); }},
    {"training.evaluationInterval",
     [](Experiment& e, const Assignment& a) { assign(e.training.evaluation_interval, a); }},
};

constexpr std::string_view layers_path = "network.layers.";

constexpr Member<LayerConfig> layer_members[] = {
    {"id", [](LayerConfig& layer, const Assignment& a) { assign(layer.kind, a); }},
    {"activation", [](LayerConfig& layer, const Assignment& a) { assign(layer.activation, a); }},
    {"initializer", [](LayerConfig& layer, const Assignment& a) { assign(layer.initializer, a); }},
    {"regularizer", [](LayerConfig& layer, const Assignment& a) { assign(layer.regularizer, a); }},
    {"frozen", [](LayerConfig& layer, const Assignment& a) { assign(layer.frozen, a); }},
};

void throw_unknown_path(std::string_view path) {
  std::vector<std::string> names;
  for (const auto& member : members)
    names.emplace_back(member.path);
  for (const auto& member : layer_members)
    names.push_back(std::string(layers_path) + "1." + std::string(member.path));
  names.push_back(std::string(layers_path) + "1.units");
  throw_unknown("setting", path, std::vector<std::string_view>(names.begin(), names.end()));
}

/// Assigns to the member that `rest`, the end of the path, begins with; false if there is none.
template <class Part>
bool assign_member(std::span<const Member<Part>> table, Part& part, std::string_view path,
                   std::string_view rest, const SettingValue& value) {
  for (const Member<Part>& member : table) {
    if (!rest.starts_with(member.path)) continue;
    const std::string_view behind = rest.substr(member.path.size());
    if (!behind.empty() && (behind.size() == 1 || behind.front() != '.')) continue;
    member.assign(part, {path, behind.substr(behind.empty() ? 0 : 1), value});
    return true;
  }
  return false;
}

void assign_to_layer(Experiment& experiment, std::string_view path, const SettingValue& value) {
  const std::string_view rest = path.substr(layers_path.size());
  const std::size_t digits = rest.find('.');
  unsigned number = 0;
  const char* const end = rest.data() + (digits == std::string_view::npos ? 0 : digits);
  const auto [read, error] = std::from_chars(rest.data(), end, number);
  if (read != end || error != std::errc()) throw_unknown_path(path);
  std::vector<LayerConfig>& layers = experiment.network.layers;
  check_range("network.layers", number,
              {"layer", 1, 1, static_cast<double>(layers.size()), Scale::integer});
  const std::string_view name = rest.substr(digits + 1);
  LayerConfig& layer = layers[number - 1];
  if (assign_member<LayerConfig>(layer_members, layer, path, name, value)) return;
  // What is left are the hyperparameters of the layer's kind.
  if (name.empty() || name.find('.') != std::string_view::npos) throw_unknown_path(path);
  assign(layer.kind, {path, name, value});
}

}  // namespace

std::string value_text(const SettingValue& value) {
  const auto* number = std::get_if<double>(&value);
  return number != nullptr ? number_text(*number) : std::get<std::string>(value);
}

ExperimentConfig with_setting(ExperimentConfig experiment, std::string_view path,
                              const SettingValue& value) {
  if (path.starts_with(layers_path)) {
    assign_to_layer(experiment, path, value);
  } else if (!assign_member<Experiment>(members, experiment, path, path, value)) {
    throw_unknown_path(path);
  }
  return experiment;
}

}  // namespace descent
