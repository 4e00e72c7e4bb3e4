#include "wasm_bindings/provided_samples.h"

#include <map>

namespace descent {
namespace {

using Kept = std::map<std::string, std::shared_ptr<const ProvidedData>>;

Kept& kept() {
  static Kept all;
  return all;
}

}  // namespace

void keep_provided(std::shared_ptr<const ProvidedData> data) {
  const std::string dataset = data->dataset;
  kept()[dataset] = std::move(data);
}

std::shared_ptr<const ProvidedData> provided_for(const std::string& dataset) {
  const auto found = kept().find(dataset);
  return found == kept().end() ? nullptr : found->second;
}

}  // namespace descent
