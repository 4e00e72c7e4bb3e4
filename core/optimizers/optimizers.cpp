#include "core/optimizers/adam.h"
#include "core/optimizers/gradient_descent.h"
#include "core/optimizers/momentum.h"
#include "core/optimizers/optimizer.h"

namespace descent {
namespace {

using Values = std::span<const double>;

const OptimizerEntry table[] = {
    {{"gradientDescent", GradientDescent::hyperparameters(),
      "Cauchy (1847); Robbins and Monro (1951): w <- w - learning_rate g"},
     [](Values) -> std::unique_ptr<Optimizer> { return std::make_unique<GradientDescent>(); }},
    {{"momentum", Momentum::hyperparameters(),
      "Polyak (1964); Sutskever, Martens, Dahl and Hinton (2013), equations 1 and 2"},
     [](Values values) -> std::unique_ptr<Optimizer> {
       return std::make_unique<Momentum>(values[0]);
     }},
    {{"adam", Adam::hyperparameters(), "Kingma and Ba (2015), algorithm 1"},
     [](Values values) -> std::unique_ptr<Optimizer> {
       return std::make_unique<Adam>(values[0], values[1], values[2]);
     }},
};

}  // namespace

std::span<const OptimizerEntry> optimizers() { return table; }

std::unique_ptr<Optimizer> make_optimizer(std::string_view field, const Choice& choice) {
  const OptimizerEntry& entry = find_entry(field, optimizers(), choice.id);
  return entry.make(resolve_values(field, entry, choice));
}

}  // namespace descent
