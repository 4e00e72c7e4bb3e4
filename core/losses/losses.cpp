#include "core/losses/binary_cross_entropy.h"
#include "core/losses/loss.h"
#include "core/losses/mean_squared.h"
#include "core/losses/softmax_cross_entropy.h"

namespace descent {
namespace {

using Values = std::span<const double>;

template <class Member>
std::unique_ptr<Loss> make(Values) {
  return std::make_unique<Member>();
}

const LossEntry table[] = {
    {{"meanSquared", {}, "Legendre (1805), least squares: mean over outputs of (o - t)^2"},
     [](Task) { return true; },
     false,
     TargetCoding::by_output_activation,
     false,
     make<MeanSquared>},
    {{"binaryCrossEntropy",
      {},
      "Cox (1958); Bishop (2006), equation 4.90: -t log p - (1 - t) log(1 - p)"},
     [](Task task) { return task == Task::binary; },
     true,
     TargetCoding::zero_one,
     false,
     make<BinaryCrossEntropy>},
    {{"softmaxCrossEntropy", {}, "Bridle (1990); Bishop (2006), equation 4.108: -sum t log p"},
     [](Task task) { return task == Task::multiclass; },
     true,
     TargetCoding::zero_one,
     false,
     make<SoftmaxCrossEntropy>},
};

}  // namespace

std::span<const LossEntry> losses() { return table; }

std::unique_ptr<Loss> make_loss(std::string_view field, const Choice& choice) {
  const LossEntry& entry = find_entry(field, losses(), choice.id);
  return entry.make(resolve_values(field, entry, choice));
}

}  // namespace descent
