// The native engine for `npm run bench`: reads commands from standard input, one a line, and
// answers each with one line.
//   load DATASET SAMPLES FEATURES LAYERS OUTPUT_ACTIVATION LEARNING_RATE BATCH_SIZE  -> loaded
//   train EPOCHS RESTART   -> seconds, with a fresh start, outside the time, every RESTART epochs
//   grids TIMES CHUNK      -> seconds
//   hash EPOCHS            -> the hash of the parameters after so many epochs from the start
// Lists are separated by commas, "-" is an empty one.

#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "wasm_bindings/session.h"

namespace {

using namespace descent;
using Clock = std::chrono::steady_clock;

constexpr Index no_limit = 1'000'000'000;
/// The units' maps; the predictions' smallest one comes with them.
constexpr PictureRequest grid_request = {2, 100, 0, 1};

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> items;
  if (list == "-") return items;
  std::istringstream stream(list);
  for (std::string item; std::getline(stream, item, ',');)
    items.push_back(item);
  return items;
}

/// The same experiment as experiment() in workloads.js makes.
ExperimentConfig read_experiment(std::istream& words) {
  ExperimentConfig experiment;
  std::string features;
  std::string layers;
  DataConfig& data = experiment.data;
  NetworkConfig& network = experiment.network;
  TrainingConfig& training = experiment.training;
  words >> data.dataset.id >> data.sample_count >> features >> layers >>
      network.output_activation.id >> training.learning_rate >> training.batch_size;
  data.test_share = 0;
  data.features = split(features);
  network.layers.clear();
  for (const std::string& units : split(layers)) {
    network.layers.push_back(dense_layer(std::stod(units), {"tanh"}));
  }
  network.initializer = {"xavierUniform"};
  training.loss = {"meanSquared"};
  training.optimizer = {"gradientDescent"};
  return experiment;
}

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

double time_training(Session& session, Index epochs, Index restart) {
  double seconds = 0;
  for (Index left = epochs; left > 0; left -= restart) {
    session.reset();
    const auto begin = Clock::now();
    session.train(no_limit, std::min(left, restart));
    session.take_reports();
    seconds += seconds_since(begin);
  }
  return seconds;
}

double time_grids(Session& session, Index times) {
  const auto begin = Clock::now();
  for (Index i = 0; i < times; ++i) {
    session.begin_picture(grid_request);
    session.advance_picture(no_limit);
    session.take_picture();
  }
  return seconds_since(begin);
}

std::string hash_after(Session& session, Index epochs) {
  session.reset();
  session.train(no_limit, epochs);
  return session.parameters_hash();
}

}  // namespace

int main() {
  std::unique_ptr<Session> session;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::string command;
    words >> command;
    if (command == "load") {
      session = std::make_unique<Session>(read_experiment(words));
      std::cout << "loaded" << std::endl;
      continue;
    }
    Index rounds = 0;
    Index restart = 0;
    words >> rounds >> restart;
    if (command == "train") std::cout << time_training(*session, rounds, restart) << std::endl;
    if (command == "grids") std::cout << time_grids(*session, rounds) << std::endl;
    if (command == "hash") std::cout << hash_after(*session, rounds) << std::endl;
  }
}
