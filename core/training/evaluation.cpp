#include "core/training/evaluation.h"

#include <algorithm>
#include <limits>

namespace descent {

Evaluation::Evaluation(Task task, Scalar threshold, Index output_count, Index largest_part)
    : task_(task),
      threshold_(threshold),
      metric_(&main_metric(task)),
      predictions_(Matrix::Zero(output_count, largest_part)) {}

Score Evaluation::score(Network& network, const Loss& loss, const DataPart& part) {
  const Index count = part.size();
  if (count == 0) {
    const double absent = std::numeric_limits<double>::quiet_NaN();
    return {absent, absent};
  }
  double sum = 0;
  for (Index start = 0; start < count; start += network.largest_batch()) {
    const Index batch = std::min(network.largest_batch(), count - start);
    const ConstMatrixView outputs = network.forward(part.inputs.middleCols(start, batch));
    sum += loss.sum(outputs, part.targets.middleCols(start, batch));
    predictions_.middleCols(start, batch) = outputs;
  }
  loss.predict(predictions_.leftCols(count));
  return {sum / static_cast<double>(count),
          metric_->value(predictions_.leftCols(count), part.targets, task_, threshold_)};
}

}  // namespace descent
