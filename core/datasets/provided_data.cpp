#include "core/datasets/provided_data.h"

#include <stdexcept>

namespace descent {

std::shared_ptr<const ProvidedData> provide_data(const std::string& dataset,
                                                 std::vector<std::uint8_t> bytes) {
  const DatasetEntry* entry = nullptr;
  std::vector<std::string_view> allowed;
  for (const DatasetEntry& one : datasets()) {
    if (!one.external) continue;
    if (one.id == dataset) entry = &one;
    allowed.push_back(one.id);
  }
  if (entry == nullptr) throw_unknown("provideData.dataset", dataset, allowed);
  auto provided = std::make_shared<const ProvidedData>(ProvidedData{dataset, std::move(bytes)});
  const std::vector<double> values = resolve_values("provideData.dataset", *entry, {dataset});
  Random unused(1, RandomStream::data);
  entry->generate({entry->default_samples, 0, values, provided.get()}, unused, unused);
  return provided;
}

const DatasetEntry& dataset_entry(const DataConfig& data) {
  const std::string& id = data.dataset.id;
  const DatasetEntry& entry = find_entry("data.dataset", datasets(), id);
  if (entry.external && (!data.provided || data.provided->dataset != id)) {
    throw std::invalid_argument("data.dataset: '" + id +
                                "' has no samples yet (they must be provided first)");
  }
  return entry;
}

}  // namespace descent
