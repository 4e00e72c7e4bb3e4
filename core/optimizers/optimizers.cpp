#include <utility>

#include "core/optimizers/ada_grad.h"
#include "core/optimizers/adadelta.h"
#include "core/optimizers/adam.h"
#include "core/optimizers/adam_w.h"
#include "core/optimizers/ams_grad.h"
#include "core/optimizers/gradient_descent.h"
#include "core/optimizers/l_bfgs.h"
#include "core/optimizers/lion.h"
#include "core/optimizers/momentum.h"
#include "core/optimizers/nadam.h"
#include "core/optimizers/nesterov.h"
#include "core/optimizers/optimizer.h"
#include "core/optimizers/rms_prop.h"

namespace descent {
namespace {

template <class Kind, std::size_t... Positions>
std::unique_ptr<Optimizer> make_from([[maybe_unused]] std::span<const double> values,
                                     std::index_sequence<Positions...>) {
  return std::make_unique<Kind>(values[Positions]...);
}

/// A new optimizer whose constructor takes `count` hyperparameters in the order of its table.
template <class Kind, std::size_t count>
std::unique_ptr<Optimizer> make(std::span<const double> values) {
  return make_from<Kind>(values, std::make_index_sequence<count>());
}

const OptimizerEntry table[] = {
    {{"gradientDescent", GradientDescent::hyperparameters(),
      "Cauchy (1847), pages 536-538; Robbins and Monro (1951), pages 400-407: w <- w - "
      "learning_rate g"},
     make<GradientDescent, 0>,
     0.1},
    {{"momentum", Momentum::hyperparameters(),
      "Polyak (1964), section 2; Sutskever, Martens, Dahl and Hinton (2013), equations 1 and 2"},
     make<Momentum, 1>,
     0.01},
#ifndef DESCENT_LEAN
    {{"nesterov", Nesterov::hyperparameters(),
      "Nesterov (1983), pages 543-547; Sutskever, Martens, Dahl and Hinton (2013), equations 3 and "
      "4"},
     make<Nesterov, 1>,
     0.01},
    {{"adaGrad", AdaGrad::hyperparameters(), "Duchi, Hazan and Singer (2011), figure 1"},
     make<AdaGrad, 1>,
     0.1},
    {{"rmsProp", RmsProp::hyperparameters(), "Tieleman and Hinton (2012), lecture 6.5"},
     make<RmsProp, 2>,
     0.01},
    {{"adadelta", Adadelta::hyperparameters(), "Zeiler (2012), algorithm 1"}, make<Adadelta, 2>, 1},
#endif
    {{"adam", Adam::hyperparameters(), "Kingma and Ba (2015), algorithm 1"}, make<Adam, 3>, 0.01},
#ifndef DESCENT_LEAN
    {{"adamW", AdamW::hyperparameters(), "Loshchilov and Hutter (2019), algorithm 2"},
     make<AdamW, 4>,
     0.01},
    {{"nadam", Nadam::hyperparameters(), "Dozat (2016), algorithm 2"}, make<Nadam, 4>, 0.01},
    {{"amsGrad", AmsGrad::hyperparameters(), "Reddi, Kale and Kumar (2018), algorithm 2"},
     make<AmsGrad, 3>,
     0.01},
    {{"lion", Lion::hyperparameters(), "Chen et al. (2023), algorithm 2"}, make<Lion, 3>, 0.003},
    {{"lBfgs", LBfgs::hyperparameters(),
      "Nocedal (1980), pages 773-782; Liu and Nocedal (1989), algorithm 2.1"},
     make<LBfgs, 2>,
     1,
     true},
#endif
};

}  // namespace

std::span<const OptimizerEntry> optimizers() { return table; }

std::unique_ptr<Optimizer> make_optimizer(std::string_view field, const Choice& choice) {
  const OptimizerEntry& entry = find_entry(field, optimizers(), choice.id);
  return entry.make(resolve_values(field, entry, choice));
}

}  // namespace descent
