// The native engine for `npm run bench`: reads commands from standard input, one a line, and
// answers each with one line.
//   provide DATASET FILE   -> provided
//   load DATASET SAMPLES TEST_SHARE FEATURES LAYERS OUTPUT_ACTIVATION LOSS OPTIMIZER LEARNING_RATE
//        BATCH_SIZE EVALUATION_INTERVAL -> loaded
//   train EPOCHS RESTART   -> seconds and samples; every RESTART epochs a fresh start, not counted
//   grids TIMES            -> seconds and TIMES
//   peak TIMES             -> seconds and operations of a loop that only touches registers
//   products KIND ROWS INNER COLUMNS TIMES -> seconds and operations of one product; see
//   run_products loss EPOCHS            -> the training loss after so many epochs from the start
//   hash EPOCHS            -> the hash of the parameters then
// Lists are separated by commas, "-" is an empty one; a layer is id:activation:name=value:...

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "core/datasets/provided_data.h"
#include "tests/bench/native_peak.h"
#include "tests/bench/products_bench.h"
#include "wasm_bindings/session.h"

namespace {

using namespace descent;
using Clock = std::chrono::steady_clock;

constexpr Index no_limit = 1'000'000'000;
/// The units' maps; the predictions' smallest one comes with them.
constexpr PictureRequest grid_request = {2, 100, 0, 1};

std::map<std::string, std::shared_ptr<const ProvidedData>> provided;

std::vector<std::string> split(const std::string& list, char separator) {
  std::vector<std::string> items;
  if (list == "-") return items;
  std::istringstream stream(list);
  for (std::string item; std::getline(stream, item, separator);)
    items.push_back(item);
  return items;
}

LayerConfig read_layer(const std::string& text) {
  const std::vector<std::string> words = split(text, ':');
  LayerConfig layer;
  layer.kind.id = words[0];
  layer.activation.id = words[1];
  for (std::size_t i = 2; i < words.size(); ++i) {
    const std::vector<std::string> named = split(words[i], '=');
    layer.kind.values.push_back({named[0], std::stod(named[1])});
  }
  return layer;
}

/// The same experiment as experiment() in experiments.js makes.
ExperimentConfig read_experiment(std::istream& words) {
  ExperimentConfig experiment;
  std::string features;
  std::string layers;
  DataConfig& data = experiment.data;
  NetworkConfig& network = experiment.network;
  TrainingConfig& training = experiment.training;
  words >> data.dataset.id >> data.sample_count >> data.test_share >> features >> layers >>
      network.output_activation.id >> training.loss.id >> training.optimizer.id >>
      training.learning_rate >> training.batch_size >> training.evaluation_interval;
  data.features = split(features, ',');
  data.provided = provided[data.dataset.id];
  network.layers.clear();
  for (const std::string& layer : split(layers, ','))
    network.layers.push_back(read_layer(layer));
  network.initializer = {"xavierUniform"};
  return experiment;
}

void provide(std::istream& words) {
  std::string dataset;
  std::string name;
  words >> dataset >> name;
  std::ifstream file(name, std::ios::binary);
  const std::istreambuf_iterator<char> begin(file);
  std::vector<std::uint8_t> bytes(begin, std::istreambuf_iterator<char>());
  provided[dataset] = provide_data(dataset, std::move(bytes));
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

double time_peak(Index times) {
  const auto begin = Clock::now();
  float sum = 0;
  for (Index i = 0; i < times; ++i)
    sum += run_peak();
  const double seconds = seconds_since(begin);
  if (!(sum < 1e30F)) std::cerr << "the loop left the finite numbers\n";
  return seconds;
}

double time_products(std::istream& words, double& operations) {
  int kind = 0;
  int times = 0;
  Index rows = 0;
  Index inner = 0;
  Index columns = 0;
  words >> kind >> rows >> inner >> columns >> times;
  operations = 2.0 * static_cast<double>(rows * inner * columns) * times;
  const auto begin = Clock::now();
  const float result = run_products(kind, rows, inner, columns, times);
  const double seconds = seconds_since(begin);
  if (!(result > 0)) std::cerr << "a product of positive numbers gave " << result << '\n';
  return seconds;
}

void answer(Session& session, const std::string& command, std::istream& words) {
  Index rounds = 0;
  Index restart = 0;
  words >> rounds >> restart;
  const Index samples = rounds * session.run().data().training().size();
  if (command == "train")
    std::cout << time_training(session, rounds, restart) << ' ' << samples << std::endl;
  if (command == "grids") std::cout << time_grids(session, rounds) << ' ' << rounds << std::endl;
  if (command != "loss" && command != "hash") return;
  session.reset();
  session.train(no_limit, rounds);
  const std::vector<double> reports = session.take_reports();
  if (command == "loss") std::cout << reports[reports.size() - 7 + 1] << std::endl;
  if (command == "hash") std::cout << session.parameters_hash() << std::endl;
}

}  // namespace

int main() {
  std::cout.precision(9);
  std::unique_ptr<Session> session;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::string command;
    words >> command;
    if (command == "provide") {
      provide(words);
      std::cout << "provided" << std::endl;
    } else if (command == "load") {
      session = std::make_unique<Session>(read_experiment(words));
      std::cout << "loaded" << std::endl;
    } else if (command == "products") {
      double operations = 0;
      const double seconds = time_products(words, operations);
      std::cout << seconds << ' ' << operations << std::endl;
    } else if (command == "peak") {
      Index times = 0;
      words >> times;
      const double operations = static_cast<double>(times) * peak_operations;
      std::cout << time_peak(times) << ' ' << operations << std::endl;
    } else {
      answer(*session, command, words);
    }
  }
}
