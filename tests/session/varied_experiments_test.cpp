// Links replay the same training everywhere, not only that of the default experiment: every
// dataset, activation, initializer, loss, optimizer, schedule, regularizer, gradient clipping and
// stop rule, with layers and batches whose sizes no vector divides.

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "core/activations.h"
#include "core/initializers.h"
#include "tests/core/datasets/provided_samples.h"
#include "wasm_bindings/session.h"

using namespace descent;

namespace {

std::vector<std::string> parts_of(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);)
    parts.push_back(part);
  return parts;
}

struct RecordedRun {
  ExperimentConfig experiment;
  Index epochs = 0;
  std::string hash;
};

/// The keys and texts of a link. The page's own reader is TypeScript; this one takes what the file
/// needs of it, and every key must be taken.
class Link {
 public:
  explicit Link(const std::string& text) {
    for (const std::string& pair : parts_of(text, '&')) {
      const std::size_t at = pair.find('=');
      REQUIRE(at != std::string::npos);
      texts_[pair.substr(0, at)] = pair.substr(at + 1);
    }
  }

  void take(const std::string& key, std::string& text) {
    const auto found = texts_.find(key);
    if (found == texts_.end()) return;
    text = found->second;
    texts_.erase(found);
  }
  void take(const std::string& key, double& number) {
    std::string text;
    take(key, text);
    if (!text.empty()) number = std::stod(text);
  }
  /// `key=id` and every `key.name=number`.
  void take(const std::string& key, Choice& choice) {
    take(key, choice.id);
    for (auto next = texts_.lower_bound(key + "."); next != texts_.end();) {
      if (next->first.rfind(key + ".", 0) != 0) break;
      choice.values.push_back({next->first.substr(key.size() + 1), std::stod(next->second)});
      next = texts_.erase(next);
    }
  }
  void check_all_taken() const {
    for (const auto& [key, text] : texts_)
      FAIL("the reader does not know ", key);
  }

 private:
  std::map<std::string, std::string> texts_;
};

/// `id:name=number:name=number`.
Choice read_rule(const std::string& text) {
  const std::vector<std::string> parts = parts_of(text, ':');
  Choice rule{parts.at(0)};
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::size_t at = parts[i].find('=');
    REQUIRE(at != std::string::npos);
    rule.values.push_back({parts[i].substr(0, at), std::stod(parts[i].substr(at + 1))});
  }
  return rule;
}

LayerConfig read_layer(const std::string& text) {
  const std::vector<std::string> parts = parts_of(text, ':');
  return dense_layer(std::stod(parts.at(0)), {parts.at(1)});
}

/// One line of varied_experiments.txt.
RecordedRun read_run(const std::string& line) {
  const std::vector<std::string> words = parts_of(line, ' ');
  REQUIRE(words.size() == 3);
  RecordedRun run{{}, std::stol(words[1]), words[2]};
  auto& [data, network, training] = run.experiment;
  Link link(words[0]);
  link.take("data", data.dataset);
  link.take("samples", data.sample_count);
  link.take("noise", data.noise);
  link.take("testShare", data.test_share);
  link.take("dataSeed", data.seed);
  std::string features;
  link.take("features", features);
  data.features = parts_of(features, ',');
  std::string layers;
  link.take("layers", layers);
  for (const std::string& layer : parts_of(layers, ',')) {
    if (layer != "none") network.layers.push_back(read_layer(layer));
  }
  link.take("outputActivation", network.output_activation);
  link.take("initializer", network.initializer);
  double bias = 1;
  link.take("bias", bias);
  network.bias = bias != 0;
  link.take("seed", network.seed);
  link.take("loss", training.loss);
  link.take("optimizer", training.optimizer);
  link.take("learningRate", training.learning_rate);
  link.take("schedule", training.schedule);
  link.take("regularizer", training.regularizer);
  link.take("clipping", training.gradient_clipping);
  link.take("batchSize", training.batch_size);
  link.take("warmup", training.warmup_epochs);
  link.take("evaluate", training.evaluation_interval);
  std::string rules;
  link.take("stop", rules);
  for (const std::string& rule : parts_of(rules, ','))
    training.stop_rules.push_back(read_rule(rule));
  link.check_all_taken();
  return run;
}

std::vector<std::string> recorded_lines() {
  std::ifstream file(std::string(DESCENT_TESTS_FOLDER) + "/reference/varied_experiments.txt");
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.front() != '#') lines.push_back(line);
  }
  return lines;
}

/// Whether some line names the entry, as a word of its own.
template <class Entry>
void check_all_named(std::span<const Entry> table, const std::vector<std::string>& lines) {
  for (const Entry& entry : table) {
    CAPTURE(entry.id);
    CHECK(std::any_of(lines.begin(), lines.end(), [&](std::string line) {
      std::replace_if(
          line.begin(), line.end(), [](char c) { return std::string_view(",:=&").find(c) < 4; },
          ' ');
      return (" " + line + " ").find(" " + std::string(entry.id) + " ") != std::string::npos;
    }));
  }
}

}  // namespace

TEST_CASE("varied experiments give the recorded weights") {
  for (const std::string& line : recorded_lines()) {
    CAPTURE(line);
    RecordedRun run = read_run(line);
    run.experiment.data.provided = made_up_samples(run.experiment.data.dataset.id);
    Session session(run.experiment);
    session.train(1'000'000, run.epochs);
    CHECK_FALSE(session.diverged());
    CHECK(session.parameters_hash() == run.hash);
  }
}

TEST_CASE("the varied experiments name every entry of the catalogue") {
  const std::vector<std::string> lines = recorded_lines();
  check_all_named(datasets(), lines);
  check_all_named(plane_features(), lines);
  check_all_named(activations(), lines);
  check_all_named(initializers(), lines);
  check_all_named(losses(), lines);
  check_all_named(optimizers(), lines);
  check_all_named(schedules(), lines);
  check_all_named(regularizers(), lines);
  check_all_named(gradient_clippings(), lines);
  check_all_named(stop_rules(), lines);
}
