#pragma once

#include <string_view>
#include <vector>

#include "core/datasets/prepared_data.h"
#include "core/losses/loss.h"
#include "core/models/network.h"
#include "core/training/layer_answers.h"

/// What a network answers to samples of the data, one by one.
namespace descent {

/// Which samples: of a part, at most `count` from `first` on. Numbers are doubles as they come from
/// outside; each is checked.
struct SampleRequest {
  /// "training" or "test".
  std::string_view part;
  /// The first sample's place in its part, counted from 0.
  double first;
  /// Samples at most.
  double count;
  /// The place in the part of the one whose answers from every layer come too, if it is among them.
  double shown = 0;
};

/// The predictions for samples of a part, computed one piece of work at a time and on a copy of the
/// parameters, so that training may go on in between.
class SamplePredictions {
 public:
  /// Of a network of this description with these parameters; data and loss must outlive this.
  /// `threshold` parts the two classes of a binary task's predictions. Where the part ends before
  /// `first` + `count`, there are fewer samples. Throws std::invalid_argument ("samples.part",
  /// "samples.first", "samples.count", "samples.shown").
  SamplePredictions(const NetworkConfig& config, const Vector& parameters, const PreparedData& data,
                    const Loss& loss, Scalar threshold, const SampleRequest& request);

  /// Does at most so many pieces of work (see piece_work) and returns how many.
  Index advance(Index maximum_pieces);
  /// Whether every sample asked for is predicted.
  [[nodiscard]] bool done() const { return next_ == predictions_.cols(); }

  /// (O x N) the numbers that the predictions should come to, as the loss compares them.
  [[nodiscard]] auto targets() const {
    return part_->targets.middleCols(first_, predictions_.cols());
  }
  /// When done: (O x N), logits already turned into probabilities.
  [[nodiscard]] const Matrix& predictions() const { return predictions_; }
  /// When done: N predicted classes, -1 where a prediction is NaN; empty for regression.
  [[nodiscard]] const std::vector<int>& classes() const { return classes_; }
  /// When done: what every layer answers to the sample shown; empty unless it is among the samples.
  [[nodiscard]] const LayerAnswers& shown() const { return shown_answers_; }

 private:
  [[nodiscard]] Index batch() const;
  [[nodiscard]] auto batch_inputs() const {
    return part_->inputs.middleCols(first_ + next_, batch());
  }
  void begin_batch();
  void finish_batch();
  void finish();

  Task task_;
  const Loss& loss_;
  Scalar threshold_;
  const DataPart* part_;
  Network network_;
  Matrix predictions_;
  std::vector<int> classes_;
  LayerAnswers shown_answers_;
  /// The first sample, and how many before the present batch are done.
  Index first_;
  Index next_ = 0;
  /// The sample shown, counted as these are.
  Index shown_;
};

}  // namespace descent
