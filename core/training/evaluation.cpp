#include "core/training/evaluation.h"

#include <algorithm>
#include <limits>

#include "core/kernels/runs.h"

namespace descent {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

[[gnu::cold]] Evaluation::Evaluation(Network& network, const Loss& loss, const DataPart& part,
                                     Task task, Scalar threshold)
    : network_(network),
      loss_(loss),
      part_(part),
      task_(task),
      threshold_(threshold),
      metric_(&main_metric(task)),
      predictions_(Matrix::Zero(part.targets.rows(), part.size())),
      score_{not_a_number, not_a_number} {}

void Evaluation::begin() {
  start_ = 0;
  batch_begun_ = false;
  sum_ = 0;
}

Index Evaluation::advance() {
  if (done()) return 0;
  if (!batch_begun_) network_.begin_forward(batch());
  batch_begun_ = true;
  const Index work = network_.advance_forward(part_.inputs.middleCols(start_, batch()));
  if (network_.pass_done()) finish_batch();
  return work;
}

Index Evaluation::batch() const {
  return std::min(network_.largest_batch(), part_.size() - start_);
}

void Evaluation::finish_batch() {
  const Index samples = batch();
  sum_ += loss_.sum(network_.outputs(), part_.targets.middleCols(start_, samples));
  const auto keep_run = [](Index length, const Scalar* from, Scalar* to) {
    std::copy_n(from, length, to);
  };
  MatrixView kept = predictions_.middleCols(start_, samples);
  for_each_run(keep_run, network_.outputs(), kept);
  start_ += samples;
  batch_begun_ = false;
  if (!done()) return;
  loss_.predict(predictions_);
  score_ = {sum_ / static_cast<double>(part_.size()),
            metric_->value(predictions_, part_.targets, task_, threshold_)};
}

}  // namespace descent
