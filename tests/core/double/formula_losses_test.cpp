#include <doctest/doctest.h>

#include "core/losses/loss.h"
#include "core/random.h"
#include "tests/core/double/central_difference.h"

namespace descent {
namespace {

/// One-hot targets, which every loss takes.
Matrix some_targets(Index outputs, Index batch) {
  Matrix targets = Matrix::Zero(outputs, batch);
  for (Index sample = 0; sample < batch; ++sample)
    targets((sample * 2) % outputs, sample) = 1;
  return targets;
}

TEST_CASE("every loss's gradient is the derivative of the batch's mean loss") {
  for (const LossEntry& entry : losses()) {
    const auto loss = make_loss("field", {std::string(entry.id)});
    for (const Index outputs_count : {1, 2, 3, 5}) {
      for (const Index batch : {1, 4, 7}) {
        CAPTURE(entry.id);
        CAPTURE(outputs_count);
        CAPTURE(batch);
        Random random(9, RandomStream::data);
        Matrix outputs(outputs_count, batch);
        for (Scalar& value : outputs.reshaped())
          value = random.uniform(-3, 3);
        const Matrix targets = some_targets(outputs_count, batch);
        Matrix d_outputs(outputs_count, batch);
        loss->gradient(outputs, targets, d_outputs);
        for (Index i = 0; i < outputs.size(); ++i) {
          const auto mean_loss = [&](double x) {
            Matrix moved = outputs;
            moved.data()[i] = x;
            return loss->sum(moved, targets) / static_cast<double>(batch);
          };
          CHECK(relative_error(d_outputs.data()[i],
                               central_difference(mean_loss, outputs.data()[i])) <= 1e-6);
        }
      }
    }
  }
}

}  // namespace
}  // namespace descent
