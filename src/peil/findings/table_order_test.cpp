// The order of rows goes by what a table shows, and by nothing that it hides.
#include "peil/findings/table_order.h"

#include <gtest/gtest.h>

#include <functional>

namespace peil::findings {
namespace {

TableTest difference(double value) {
  TableTest test;
  test.difference.value = value;
  return test;
}

TableFigure figure(double value) {
  TableFigure made;
  made.estimate.value = value;
  return made;
}

// Marks a to d in two columns, the total first: b and d are held in the second.
CrossTable table(TableSort by) {
  CrossTable made;
  made.spec.sort = by;
  made.blocks = {{{}, {{"c1", {}}}}, {{"group"}, {{"c2", {"x"}}}}};
  for (const char* item : {"a", "b", "c", "d"}) {
    TableRow row{item};
    row.first = true;
    row.scale = Scale{.from = 1, .to = 10};
    made.rows.push_back(row);
    made.cells.push_back(std::vector<TableCell>(2));
    made.cells.back()[0].figure = figure(7.0);
  }
  const auto show = [&](std::size_t row, double value, double rest, double change) {
    TableCell& cell = made.cells[row][1];
    cell.figure = figure(value);
    cell.rest = difference(rest);
    cell.step = TableStep{figure(0.0), difference(change)};
  };
  show(0, 7.04, -0.2, 0.30000001);
  show(2, 6.96000001, 0.1, -0.3);
  made.cells[1][1].held = made.cells[3][1].held = disclosure::Held::TooFew;
  return made;
}

std::string order(TableSort by, const std::function<void(CrossTable&)>& change = {}) {
  CrossTable made = table(by);
  if (change) change(made);
  put_in_order(made);
  std::string items;
  for (const TableRow& row : made.rows) items += row.item;
  return items;
}

TEST(TableOrder, IsThatOfTheSpecificationWhereNothingElseIsAsked) {
  EXPECT_EQ(order(TableSort::Asked), "abcd");
}

TEST(TableOrder, GoesByUnroundedSizesWhicheverWayTheyPoint) {
  EXPECT_EQ(order(TableSort::Difference), "acbd");
  EXPECT_EQ(order(TableSort::Change), "acbd") << "0.30000001 before 0.3";
  EXPECT_EQ(order(TableSort::Total), "acbd") << "0.04 before 0.03999999";
  const auto turned = [](CrossTable& made) { made.cells[2][1].figure->estimate.value = 6.9599; };
  EXPECT_EQ(order(TableSort::Total, turned), "cabd");
}

// Whatever the figures that are held would have been.
TEST(TableOrder, WhatIsHeldComesLastInTheOrderOfTheSpecification) {
  for (const TableSort by : {TableSort::Difference, TableSort::Total, TableSort::Change}) {
    EXPECT_EQ(order(by, [](CrossTable& made) {
                made.cells[2][1] = {};
                std::swap(made.rows[0], made.rows[3]);
                std::swap(made.cells[0], made.cells[3]);
              }),
              "adbc");
  }
}

TEST(TableOrder, AWholeWaveBesideItIsNotComparedWithTheTotal) {
  const auto as_wave = [](CrossTable& made) { made.blocks[1].columns[0].before = true; };
  EXPECT_EQ(order(TableSort::Total, as_wave), "abcd");
}

}  // namespace
}  // namespace peil::findings
