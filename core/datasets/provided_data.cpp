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
  auto provided = std::make_shared<const ProvidedData>(ProvidedData{dataset, std::move(bytes), {}});
  const std::vector<double> values = resolve_values("provideData.dataset", *entry, {dataset});
  Random unused(1, RandomStream::data);
  entry->generate({entry->default_samples, 0, values, provided.get()}, unused, unused);
  return provided;
}

std::shared_ptr<const ProvidedData> provide_table(const TableRequest& request) {
  auto table = std::make_shared<const OwnTable>(request);
  return std::make_shared<const ProvidedData>(ProvidedData{"ownTable", {}, std::move(table)});
}

const DatasetEntry& dataset_entry(const DataConfig& data) {
  const std::string& id = data.dataset.id;
  const bool is_provided = data.provided && data.provided->dataset == id;
  if (is_provided && data.provided->table) return data.provided->table->entry();
  const bool is_external = id == "ownTable" || find_entry("data.dataset", datasets(), id).external;
  if (is_external && !is_provided) {
    throw std::invalid_argument("data.dataset: '" + id +
                                "' has no samples yet (they must be provided first)");
  }
  return find_entry("data.dataset", datasets(), id);
}

}  // namespace descent
