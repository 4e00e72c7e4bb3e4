#include "core/losses/binary_cross_entropy.h"
#include "core/losses/hinge.h"
#include "core/losses/huber.h"
#include "core/losses/loss.h"
#include "core/losses/mean_absolute.h"
#include "core/losses/mean_squared.h"
#include "core/losses/softmax_cross_entropy.h"
#include "core/losses/squared_hinge.h"

namespace descent {
namespace {

using Values = std::span<const double>;

bool any_task(Task) { return true; }
bool classes(Task task) { return task != Task::regression; }
bool two_classes(Task task) { return task == Task::binary; }
bool several_classes(Task task) { return task == Task::multiclass; }

template <class Member>
std::unique_ptr<Loss> make(Values) {
  return std::make_unique<Member>();
}

// The columns: tasks, linear output, coding of classes, kink, maker.
const LossEntry table[] = {
    {{"meanSquared",
      {},
      "Legendre (1805), appendix, least squares: mean over outputs of (o - t)^2"},
     any_task,
     false,
     TargetCoding::by_output_activation,
     false,
     make<MeanSquared>},
#ifndef DESCENT_LEAN
    {{"meanAbsolute",
      {},
      "Boscovich (1757), pages 353-396, least absolute deviations: mean over outputs of |o - t|"},
     any_task,
     false,
     TargetCoding::by_output_activation,
     true,
     make<MeanAbsolute>},
    {{"huber", Huber::hyperparameters(),
      "Huber (1964), section 1: e^2 / 2 for an error |e| <= delta, delta (|e| - delta / 2) beyond"},
     any_task,
     false,
     TargetCoding::by_output_activation,
     false,
     [](Values values) -> std::unique_ptr<Loss> { return std::make_unique<Huber>(values[0]); }},
    {{"softmaxCrossEntropy",
      {},
      "Bridle (1990), pages 227-236; Bishop (2006), equation 4.108: -sum t log p"},
     several_classes,
     true,
     TargetCoding::zero_one,
     false,
     make<SoftmaxCrossEntropy>},
#endif
    {{"binaryCrossEntropy",
      {},
      "Cox (1958), pages 215-232; Bishop (2006), equation 4.90: -t log p - (1 - t) log(1 - p)"},
     classes,
     true,
     TargetCoding::zero_one,
     false,
     make<BinaryCrossEntropy>},
#ifndef DESCENT_LEAN
    {{"hinge", {}, "Cortes and Vapnik (1995), section 3, soft margin: max(0, 1 - t o)"},
     two_classes,
     true,
     TargetCoding::two_signs,
     true,
     make<Hinge>},
    {{"squaredHinge", {}, "Lee and Mangasarian (2001), pages 5-22: max(0, 1 - t o)^2"},
     two_classes,
     true,
     TargetCoding::two_signs,
     false,
     make<SquaredHinge>},
#endif
};

}  // namespace

std::span<const LossEntry> losses() { return table; }

std::unique_ptr<Loss> make_loss(std::string_view field, const Choice& choice) {
  const LossEntry& entry = find_entry(field, losses(), choice.id);
  return entry.make(resolve_values(field, entry, choice));
}

}  // namespace descent
