#include "core/losses/binary_cross_entropy.h"
#include "core/losses/loss.h"
#include "core/losses/mean_squared.h"
#include "core/losses/softmax_cross_entropy.h"

namespace descent {
namespace {

template <class Member>
std::unique_ptr<Loss> make() {
  return std::make_unique<Member>();
}

const LossEntry table[] = {
    {{"meanSquared", {}, "Legendre (1805), least squares: mean over outputs of (o - t)^2"},
     [](Task) { return true; },
     false,
     make<MeanSquared>},
    {{"binaryCrossEntropy",
      {},
      "Cox (1958); Bishop (2006), equation 4.90: -t log p - (1 - t) log(1 - p)"},
     [](Task task) { return task == Task::binary; },
     true,
     make<BinaryCrossEntropy>},
    {{"softmaxCrossEntropy", {}, "Bridle (1990); Bishop (2006), equation 4.108: -sum t log p"},
     [](Task task) { return task == Task::multiclass; },
     true,
     make<SoftmaxCrossEntropy>},
};

}  // namespace

std::span<const LossEntry> losses() { return table; }

}  // namespace descent
