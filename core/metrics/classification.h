#pragma once

#include "core/task.h"
#include "core/types.h"

/// Metrics of predicted classes; predictions and targets are (O x N). All give NaN without samples.
/// A NaN prediction is of no class, so it misses its own and is counted for no other.
namespace descent {

/// Right classes / samples. Allocates nothing.
/// Source: Fisher (1936), pages 179-188.
double accuracy(ConstMatrixView predictions, ConstMatrixView targets, Task task, Scalar threshold);

/// Mean over the classes that occur among the targets of their recall.
/// Source: Brodersen, Ong, Stephan and Buhmann (2010), pages 3121-3124; for more than two classes
/// as scikit-learn's function balanced_accuracy_score.
double balanced_accuracy(ConstMatrixView predictions, ConstMatrixView targets, Task task,
                         Scalar threshold);

/// Right predictions of a class / predictions of that class; 0 where it is never predicted. Binary:
/// of class 1. Multiclass: the mean over the classes that occur among targets or predictions.
/// Source: van Rijsbergen (1979), chapter 7.
double precision(ConstMatrixView predictions, ConstMatrixView targets, Task task, Scalar threshold);

/// Right predictions of a class / samples of that class; 0 where there are none. Classes as for
/// precision.
/// Source: van Rijsbergen (1979), chapter 7.
double recall(ConstMatrixView predictions, ConstMatrixView targets, Task task, Scalar threshold);

/// 2 precision recall / (precision + recall) of a class; 0 where both are. Classes as for
/// precision. Source: van Rijsbergen (1979), chapter 7, with equal weights.
double f1(ConstMatrixView predictions, ConstMatrixView targets, Task task, Scalar threshold);

/// Share of the pairs of a sample of a class and one of another that the class's output puts in
/// this order, equal ones counting half. Binary: of class 1. Multiclass: the mean over all classes.
/// NaN where a class has no samples, or all of them, and where a prediction is NaN.
/// Source: Hanley and McNeil (1982), pages 29-36, the Wilcoxon statistic.
double roc_auc(ConstMatrixView predictions, ConstMatrixView targets, Task task, Scalar threshold);

/// Counts of samples, true classes down and predicted classes across.
using ConfusionMatrix = Eigen::Matrix<int, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// How many samples of each class (row) were predicted as each class (column), (K x K). A sample
/// whose prediction is NaN is counted nowhere, so its row's sum is less than its class's samples.
ConfusionMatrix confusion_matrix(ConstMatrixView predictions, ConstMatrixView targets, Task task,
                                 Scalar threshold);

}  // namespace descent
