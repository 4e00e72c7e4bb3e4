#include <algorithm>
#include <utility>

#include "core/training/trainer.h"

namespace descent {
namespace {

/// Reports kept without a further allocation; the page takes them many times a second.
constexpr std::size_t report_room = 4096;

bool needs_one_loss(const Choice& optimizer) {
  return find_entry("training.optimizer", optimizers(), optimizer.id).full_batch_only;
}

}  // namespace

Trainer::Trainer(Network& network, const PreparedData& data, const Loss& loss, Scalar threshold,
                 const TrainingConfig& config, std::uint64_t order_seed)
    : network_(network),
      data_(data),
      loss_(loss),
      training_evaluation_(network, loss, data.training(), data.entry().task, threshold),
      test_evaluation_(network, loss, data.test(), data.entry().task, threshold),
      update_(config, network),
      order_random_(order_seed, RandomStream::order),
      order_(static_cast<std::size_t>(data.training().size())) {
  reports_.reserve(report_room);
  batch_size_ = std::min(static_cast<Index>(config.batch_size), data.training().size());
  draw_order();
  last_finite_parameters_ = network_.parameters().values();
  configure(config);
}

void Trainer::configure(const TrainingConfig& config) {
  ParameterBlock& parameters = network_.parameters();
  // What compares the gradients of successive steps must not compare those of two losses.
  const bool other_loss = config.regularizer != config_.regularizer ||
                          config.gradient_clipping != config_.gradient_clipping;
  const bool same_optimizer =
      config.optimizer == config_.optimizer && !(other_loss && needs_one_loss(config.optimizer));
  const bool is_finite = numbers_are_finite();
  UpdateStep update(config, network_);
  if (same_optimizer && !divergence_ && is_finite) update.go_on_from(update_);
  update_ = std::move(update);
  if (!is_finite) {
    set_parameters(last_finite_parameters_);
    position_ = 0;
    stopping_.forget_gradients();
  }
  searching_ = false;
  divergence_.reset();
  learning_rate_.configure(config);
  stopping_.configure(config.stop_rules, parameters, epoch_);
  // A rule that is met already leaves no later epoch to be reported.
  if (stopping_.stopped() && reported_epoch_ != epoch_) start_reported_ = false;
  evaluation_interval_ = static_cast<std::int64_t>(config.evaluation_interval);
  batch_size_ = std::min(static_cast<Index>(config.batch_size), data_.training().size());
  // A larger batch needs larger workspaces, which the batch under way loses with the old ones.
  if (batch_size_ > network_.largest_batch()) network_.reserve(batch_size_);
  if (batch_size_ > d_outputs_.cols()) reserve_batch();
  config_ = config;
  set_mark();
  begin_stage();
}

void Trainer::reserve_batch() {
  batch_inputs_.resize(data_.input_count(), batch_size_);
  batch_targets_.resize(data_.output_count(), batch_size_);
  d_outputs_.resize(data_.output_count(), batch_size_);
}

}  // namespace descent
