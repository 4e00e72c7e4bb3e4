#pragma once

#include <string_view>

/// The kinds of question a dataset asks.
namespace descent {

/// A number to predict, one of two classes, or one of several.
enum class Task { regression, binary, multiclass };

/// The task's name in catalogues and messages.
constexpr std::string_view task_name(Task task) {
  switch (task) {
    case Task::regression:
      return "regression";
    case Task::binary:
      return "binary";
    case Task::multiclass:
      return "multiclass";
  }
  return "";
}

}  // namespace descent
