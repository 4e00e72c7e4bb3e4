#include "core/datasets/own_table.h"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "core/datasets/prepared_data.h"
#include "core/datasets/provided_data.h"

using namespace descent;

namespace {

const TableCell missing{};

TableColumn numbers(const std::string& name, const std::vector<double>& values) {
  TableColumn column{name, {}};
  for (const double value : values)
    column.cells.push_back(std::isnan(value) ? missing : TableCell(value));
  return column;
}

TableColumn texts(const std::string& name, const std::vector<std::string>& values) {
  TableColumn column{name, {}};
  for (const std::string& value : values)
    column.cells.push_back(value.empty() ? missing : TableCell(value));
  return column;
}

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

/// Twelve houses: size, quarter and price; the price of the last is not known.
TableRequest houses() {
  TableRequest request;
  request.columns = {numbers("size", {50, 60, 70, 80, 90, 100, gap, 120, 130, 140, 150, 160}),
                     texts("quarter", {"old", "new", "old", "", "sea", "new", "old", "sea", "new",
                                       "old", "new", "sea"}),
                     numbers("price", {5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, gap})};
  request.target = 2;
  return request;
}

DataConfig config_of(const TableRequest& request, double test_share = 0) {
  DataConfig config;
  config.dataset = {"ownTable"};
  config.test_share = test_share;
  config.provided = provide_table(request);
  return config;
}

void check_refused(const TableRequest& request, const char* message) {
  CHECK_THROWS_WITH_AS(OwnTable{request}, message, std::invalid_argument);
}

/// The cell of a house in the prepared part whose target came as `price`.
Index sample_with(const DataPart& part, double price) {
  for (Index i = 0; i < part.size(); ++i) {
    if (part.source_targets(0, i) == static_cast<Scalar>(price)) return i;
  }
  return -1;
}

}  // namespace

TEST_CASE("own table: numbers stay, texts become a column each, rows without a target go") {
  const OwnTable table(houses());
  CHECK(table.rows_without_target() == 1);
  CHECK(table.dataset().omitted_rows == 1);
  REQUIRE(table.dataset().columns.rows() == 4);
  REQUIRE(table.dataset().columns.cols() == 11);
  CHECK(table.encoded()[0].category.empty());
  CHECK(table.encoded()[1].category == "old");
  CHECK(table.encoded()[2].category == "new");
  CHECK(table.encoded()[3].category == "sea");
  CHECK(table.encoded()[3].source == 1);
  const Matrix& columns = table.dataset().columns;
  CHECK(columns.col(0) == (Vector(4) << 50, 1, 0, 0).finished());
  CHECK(columns.col(4) == (Vector(4) << 90, 0, 0, 1).finished());
  CHECK(columns.col(3) == (Vector(4) << 80, 0, 0, 0).finished());  // its quarter is missing
  CHECK(std::isnan(columns(0, 6)));
  CHECK(table.dataset().values(0, 10) == 15);
  CHECK(table.entry().task == Task::regression);
  CHECK(table.entry().columns[3] == "own4");
}

TEST_CASE("own table: rows with gaps are left out when they are not to be filled") {
  TableRequest request = houses();
  request.fill_missing = false;
  request.columns[0] = numbers("size", {50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160});
  const OwnTable table(request);
  CHECK(table.rows_with_gaps() == 1);
  CHECK(table.rows_without_target() == 1);
  CHECK(table.dataset().columns.cols() == 10);
}

TEST_CASE("own table: two names of classes are a binary task, numbers may be names too") {
  TableRequest request = houses();
  request.columns[2] =
      texts("sold", {"yes", "no", "yes", "no", "yes", "no", "yes", "no", "yes", "no", "yes", "no"});
  request.classes = true;
  const OwnTable two(request);
  CHECK(two.entry().task == Task::binary);
  CHECK(two.class_names() == std::vector<std::string>{"no", "yes"});
  CHECK(two.dataset().classes[0] == 1);
  request.columns[2] = numbers("rooms", {3, 2, 1, 3, 2, 1, 3, 2, 1, 3, 2, 1});
  const OwnTable three(request);
  CHECK(three.entry().task == Task::multiclass);
  CHECK(three.class_names() == std::vector<std::string>{"1", "2", "3"});
  CHECK(three.dataset().classes[0] == 2);
  CHECK(PreparedData(config_of(request, 0.3), {}).output_count() == 3);
}

TEST_CASE("own table: classes are sorted, numbers by value before texts by code point") {
  TableRequest request = houses();
  request.classes = true;
  request.columns[2] = numbers("rooms", {10, 9, 100, -2, 2.5, 10, 9, 1e20, 2.5, -10, 9, 10});
  const OwnTable by_value(request);
  CHECK(by_value.class_names() ==
        std::vector<std::string>{"-10", "-2", "2.5", "9", "10", "100", "1e+20"});
  CHECK(by_value.dataset().classes == std::vector<int>{4, 3, 5, 1, 2, 4, 3, 6, 2, 0, 3, 4});
  // One text makes all of a column texts. U+FF21 stands before U+1D400, unlike in UTF-16.
  request.columns[2] = texts("rooms", {"many", "10", "9", "\U0001D400", "\uFF21", "é", "Many",
                                       "1e1", "9 or 10", "-", "9", "zwei"});
  const OwnTable mixed(request);
  CHECK(mixed.class_names() == std::vector<std::string>{"9", "10", "1e1", "-", "9 or 10", "Many",
                                                        "many", "zwei", "é", "\uFF21",
                                                        "\U0001D400"});
  CHECK(mixed.dataset().classes == std::vector<int>{6, 1, 0, 10, 9, 8, 5, 2, 4, 3, 0, 7});
}

TEST_CASE("own table: gaps get the training mean, inputs and target deviation 1 around 0") {
  const PreparedData data(config_of(houses()), {});
  const DataPart& part = data.training();
  REQUIRE(data.table_report() != nullptr);
  const TableReport& report = *data.table_report();
  // (50 + 60 + 70 + 80 + 90 + 100 + 120 + 130 + 140 + 150) / 10 = 99
  CHECK(part.columns()(0, sample_with(part, 11)) == 99);
  CHECK(report.columns[0].filled == 1);
  CHECK(report.columns[0].mean == doctest::Approx(99));
  CHECK(report.columns[0].minimum == 50);
  CHECK(report.columns[0].maximum == 150);
  double sum = 0;
  double squares = 0;
  for (Index i = 0; i < 11; ++i) {
    sum += double(part.inputs(0, i));
    squares += double(part.inputs(0, i)) * double(part.inputs(0, i));
    CHECK((part.inputs(1, i) == 0 || part.inputs(1, i) == 1));
  }
  CHECK(std::abs(sum) < 1e-5);
  CHECK(squares / 11 == doctest::Approx(1));
  // Prices 5 to 15: mean 10, deviation sqrt(110 / 11).
  CHECK(report.target_mean == doctest::Approx(10));
  CHECK(report.target_deviation == doctest::Approx(std::sqrt(10.0)));
  CHECK(part.targets(0, sample_with(part, 15)) == doctest::Approx(5 / std::sqrt(10.0)));
}

TEST_CASE("own table: the smallest number becomes 0 and the largest 1, or all stay") {
  TableRequest request = houses();
  request.scaling = TableScaling::min_max;
  const PreparedData scaled(config_of(request), {});
  CHECK(scaled.training().inputs(0, sample_with(scaled.training(), 5)) == 0);
  CHECK(scaled.training().inputs(0, sample_with(scaled.training(), 15)) == 1);
  CHECK(scaled.training().inputs(0, sample_with(scaled.training(), 10)) == doctest::Approx(0.5));
  request.scaling = TableScaling::none;
  const PreparedData raw(config_of(request), {});
  CHECK(raw.training().inputs == raw.training().columns());
  CHECK(raw.training().targets == raw.training().source_targets);
}

TEST_CASE("own table: nothing in the test part changes what the training part is fed") {
  const PreparedData before(config_of(houses(), 0.3), {});
  // The prices name the rows of the test part; their sizes become enormous, their quarters another.
  TableRequest request = houses();
  for (Index i = 0; i < before.test().size(); ++i) {
    const auto row = static_cast<std::size_t>(before.test().source_targets(0, i)) - 5;
    request.columns[0].cells[row] = 1e6;
    request.columns[1].cells[row] = "moon";
  }
  for (const TableScaling scaling : {TableScaling::standardize, TableScaling::min_max}) {
    TableRequest usual = houses();
    usual.scaling = request.scaling = scaling;
    const PreparedData known(config_of(usual, 0.3), {});
    const PreparedData after(config_of(request, 0.3), {});
    CHECK(after.training().targets == known.training().targets);
    CHECK(after.training().inputs.row(0) == known.training().inputs.row(0));
    CHECK(after.test().inputs.row(0) != known.test().inputs.row(0));
    // A category that training has never seen is no category: all its inputs are 0.
    CHECK(after.table_report()->unknown_categories == after.test().size());
    for (Index row = 1; row < after.test().inputs.rows(); ++row)
      CHECK(after.test().inputs.row(row).isZero(0));
  }
}

TEST_CASE("own table: a fold is filled and scaled anew with its own training samples") {
  const PreparedData whole(config_of(houses()), {});
  Split split;
  for (std::uint32_t i = 0; i < 11; ++i) {
    const bool is_large = whole.training().source_targets(0, i) >= 12;
    (is_large ? split.test : split.training).push_back(i);
  }
  const PreparedData fold(whole, split);
  // (50 + 60 + 70 + 80 + 90 + 100) / 6 = 75
  CHECK(fold.training().columns()(0, sample_with(fold.training(), 11)) == 75);
  CHECK(fold.table_report()->target_mean == doctest::Approx(8));
  CHECK(fold.table_report()->columns[0].maximum == 100);
}

TEST_CASE("own table: what cannot be used is refused by its place") {
  TableRequest request = houses();
  request.columns[0].cells[2] = "big";
  check_refused(request,
                "ownTable.rows.1.size: 50 is not allowed (a text, like others of the column)");
  request = houses();
  request.columns[2].cells[4] = 1e31;
  check_refused(request, "ownTable.rows.5.price: 1e+31 is not allowed (-1e+30 to 1e+30)");
  request = houses();
  request.target = 3;
  check_refused(request, "ownTable.target: 3 is not allowed (0 to 2, whole numbers)");
  request.target = 1;
  check_refused(request,
                "ownTable.rows.1.quarter: 'old' is not allowed (a number, or classes as the "
                "target)");
  request = houses();
  request.columns[1].cells.pop_back();
  check_refused(request, "ownTable.rows.quarter: 11 is not allowed (12 to 12, whole numbers)");
  request = houses();
  request.columns[2].cells.assign(12, missing);
  check_refused(request, "ownTable.completeRows: 0 is not allowed (10 to 2000, whole numbers)");
  request = houses();
  request.columns[2].cells.assign(12, TableCell(1.0));
  request.classes = true;
  check_refused(request, "ownTable.classes: 1 is not allowed (2 to 20, whole numbers)");
  request = houses();
  request.columns.resize(1);
  check_refused(request, "ownTable.columns: 1 is not allowed (2 to 50, whole numbers)");
}

TEST_CASE("own table: an experiment with it is refused until there is one") {
  DataConfig config;
  config.dataset = {"ownTable"};
  CHECK_THROWS_WITH_AS(PreparedData(config, {}),
                       "data.dataset: 'ownTable' has no samples yet (they must be provided first)",
                       std::invalid_argument);
}
