#include "core/metrics.h"

#include <algorithm>
#include <iterator>

#include "core/metrics/classification.h"
#include "core/metrics/regression.h"

namespace descent {
namespace {

bool classes(Task task) { return task != Task::regression; }
bool values(Task task) { return task == Task::regression; }

const MetricEntry table[] = {
    {{"accuracy", {}, "Fisher (1936), pages 179-188: right classes / samples"},
     classes,
     true,
     true,
     accuracy},
#ifndef DESCENT_LEAN
    {{"balancedAccuracy",
      {},
      "Brodersen, Ong, Stephan and Buhmann (2010), pages 3121-3124: mean over the classes of their "
      "recall"},
     classes,
     true,
     true,
     balanced_accuracy},
    {{"precision",
      {},
      "van Rijsbergen (1979), chapter 7: right predictions of a class / its predictions"},
     classes,
     true,
     true,
     precision},
    {{"recall", {}, "van Rijsbergen (1979), chapter 7: right predictions of a class / its samples"},
     classes,
     true,
     true,
     recall},
    {{"f1", {}, "van Rijsbergen (1979), chapter 7: 2 precision recall / (precision + recall)"},
     classes,
     true,
     true,
     f1},
    {{"rocAuc",
      {},
      "Hanley and McNeil (1982), pages 29-36: pairs of a sample of a class and another in order / "
      "all pairs"},
     classes,
     true,
     true,
     roc_auc},
#endif
    {{"r2",
      {},
      "Wright (1921), pages 557-585, coefficient of determination: 1 - sum (t - p)^2 / sum (t - "
      "mean t)^2"},
     values,
     false,
     true,
     r2},
#ifndef DESCENT_LEAN
    {{"meanAbsoluteError", {}, "Willmott and Matsuura (2005), pages 79-82: mean |t - p|"},
     values,
     false,
     false,
     mean_absolute_error},
    {{"rootMeanSquare", {}, "Willmott and Matsuura (2005), pages 79-82: sqrt(mean (t - p)^2)"},
     values,
     false,
     false,
     root_mean_square},
#endif
};

}  // namespace

std::span<const MetricEntry> metrics() { return table; }

const MetricEntry& main_metric(Task task) {
  return *std::find_if(std::begin(table), std::end(table),
                       [&](const MetricEntry& entry) { return entry.suits(task); });
}

}  // namespace descent
