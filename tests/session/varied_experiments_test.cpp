// Links replay the same training everywhere, not only that of the default experiment: every
// dataset, activation, initializer, loss, optimizer, schedule and regularizer, with layers and
// batches whose sizes no vector divides.

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/activations.h"
#include "core/initializers.h"
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

/// One line of varied_experiments.txt, whose comments name its columns.
RecordedRun read_run(const std::string& line) {
  std::istringstream text(line);
  RecordedRun run;
  auto& [data, network, training] = run.experiment;
  std::string features;
  std::string layers;
  std::string bias;
  text >> data.dataset >> data.sample_count >> data.noise >> data.test_share >> data.seed;
  text >> features >> layers >> network.output_activation.id >> network.initializer.id >> bias;
  text >> network.seed >> training.loss >> training.optimizer.id >> training.learning_rate;
  text >> training.schedule.id >> training.regularizer.id >> training.batch_size;
  text >> run.epochs >> run.hash;
  REQUIRE(text);
  data.features = parts_of(features, ',');
  network.bias = bias == "bias";
  if (layers == "none") return run;
  for (const std::string& layer : parts_of(layers, ',')) {
    const std::vector<std::string> parts = parts_of(layer, ':');
    network.layers.push_back({"dense", std::stod(parts.at(0)), {parts.at(1)}});
  }
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
          line.begin(), line.end(), [](char c) { return c == ',' || c == ':'; }, ' ');
      return (" " + line + " ").find(" " + std::string(entry.id) + " ") != std::string::npos;
    }));
  }
}

}  // namespace

TEST_CASE("varied experiments give the recorded weights") {
  for (const std::string& line : recorded_lines()) {
    CAPTURE(line);
    const RecordedRun run = read_run(line);
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
}
