#include "core/training/stop_rules.h"

namespace descent {
namespace {

using Progress = StopProgress;
using Values = std::span<const double>;

constexpr Hyperparameter epochs_hyperparameters[] = {
    {"count", 500, 1, 1000000, Scale::integer, "epochs"}};
constexpr Hyperparameter target_loss_hyperparameters[] = {
    {"loss", 0.01, 1e-6, 10, Scale::logarithmic}};
constexpr Hyperparameter gradient_norm_hyperparameters[] = {
    {"threshold", 0.001, 1e-8, 10, Scale::logarithmic}};
constexpr Hyperparameter no_improvement_hyperparameters[] = {
    {"patience", 20, 1, 100000, Scale::integer, "epochs"}};

bool epochs(const Progress& progress, Values values) { return progress.epoch >= values[0]; }

bool target_loss(const Progress& progress, Values values) {
  return progress.training_loss <= values[0];
}

bool gradient_norm(const Progress& progress, Values values) {
  return progress.gradient_norm < values[0];
}

bool no_improvement(const Progress& progress, Values values) {
  return progress.waited >= values[0];
}

const StopRuleEntry table[] = {
    {{"epochs", epochs_hyperparameters,
      "Rumelhart, Hinton and Williams (1986), Nature 323, figure 1: a number of sweeps through the "
      "samples"},
     epochs},
    {{"targetLoss", target_loss_hyperparameters,
      "Fahlman (1988), pages 38-51, on learning speed: until the error is small enough"},
     target_loss},
    {{"gradientNorm", gradient_norm_hyperparameters,
      "Nocedal and Wright (2006), algorithm 6.1: |gradient| < threshold"},
     gradient_norm,
     true},
    {{"noImprovement", no_improvement_hyperparameters,
      "Goodfellow, Bengio and Courville (2016), algorithm 7.1: early stopping with patience"},
     no_improvement,
     false,
     true},
};

}  // namespace

std::span<const StopRuleEntry> stop_rules() { return table; }

}  // namespace descent
