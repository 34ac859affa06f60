#include "peil/render/slide_flow.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <random>

#include "peil/render/slide_table.h"
#include "peil/render/slide_testing.h"

namespace peil::render {
namespace {

using testing::dot_chart;
using ::testing::Each;
using ::testing::ElementsAre;
using testing::figure;
using testing::line_chart;
using testing::matrix_chart;
using testing::table;

const SlideFrame& frame_of(const SlideItem& item) {
  return std::visit([](const auto& box) -> const SlideFrame& { return box.frame; }, item);
}

bool overlap(const SlideFrame& a, const SlideFrame& b) {
  constexpr double rounding = 0.1;
  return a.left < b.right() - rounding && b.left < a.right() - rounding &&
         a.top < b.bottom() - rounding && b.top < a.bottom() - rounding;
}

void expect_clear(const std::vector<Slide>& slides) {
  for (const Slide& slide : slides) {
    EXPECT_FALSE(slide.items.empty()) << slide.title;
    for (std::size_t i = 0; i < slide.items.size(); ++i) {
      const SlideFrame& a = frame_of(slide.items[i]);
      EXPECT_GE(a.left, slide_body.left - 0.1);
      EXPECT_GE(a.top, slide_body.top - 0.1);
      EXPECT_LE(a.right(), slide_body.right() + 0.1) << slide.title;
      EXPECT_LE(a.bottom(), slide_body.bottom() + 0.1) << slide.title;
      for (std::size_t k = i + 1; k < slide.items.size(); ++k)
        EXPECT_FALSE(overlap(a, frame_of(slide.items[k]))) << slide.title << ' ' << i << ' ' << k;
      if (const auto* text = std::get_if<TextBox>(&slide.items[i])) {
        EXPECT_LE(height_of(text->paragraphs, a.width), a.height + 0.1) << slide.title;
      }
      if (const auto* chart = std::get_if<ChartBox>(&slide.items[i])) {
        EXPECT_GE(a.height, 80) << slide.title;
        EXPECT_GE(chart->frame.width, 300) << slide.title;
      }
    }
  }
}

std::string some_words(std::mt19937& chance, int most) {
  std::string all;
  for (int n = std::uniform_int_distribution<int>(1, most)(chance); n > 0; --n)
    all += std::string(1 + chance() % 12, 'w') + ' ';
  return all;
}

Block some_block(std::mt19937& chance) {
  switch (chance() % 8) {
    case 0:
      return Heading{plain(some_words(chance, 8))};
    case 1:
      return BulletList{{plain(some_words(chance, 90)), plain(some_words(chance, 20))}};
    case 2:
      return TermList{{{plain("term"), plain(some_words(chance, 60))}}};
    case 3:
      return table(chance() % 50);
    case 4: {
      Cards cards;
      for (unsigned i = 0; i <= chance() % 6; ++i)
        cards.cards.push_back({plain(some_words(chance, 9)),
                               figure("7,1", "k"),
                               plain("between"),
                               plain(some_words(chance, 9)),
                               plain(some_words(chance, 20)),
                               {}});
      return cards;
    }
    case 5:
      return Panels{{{plain("h"), line_chart(1 + chance() % 5, 1 + chance() % 2),
                      plain(some_words(chance, 60))},
                     {plain(some_words(chance, 12)), line_chart(3, 1), plain("s")}}};
    case 6:
      return Panels{{{plain("h"), dot_chart(1 + chance() % 40), plain(some_words(chance, 40))},
                     {plain("h"), matrix_chart(1 + chance() % 30), plain(some_words(chance, 80))}}};
    default:
      return Paragraph{plain(some_words(chance, chance() % 9 == 0 ? 900 : 60))};
  }
}

TEST(SlideFlow, NothingLiesOverSomethingElseOrBeyondTheSlide) {
  std::mt19937 chance(20131130);
  for (int round = 0; round < 60; ++round) {
    Section section{"s", "Section", {}};
    for (unsigned i = 0; i <= chance() % 8; ++i) section.blocks.push_back(some_block(chance));
    expect_clear(slides_of(section));
  }
}

TEST(SlideFlow, ContinuedSlidesCountInTheirTitles) {
  Section section{"s", "Section", {}};
  for (int i = 0; i < 60; ++i) section.blocks.push_back(Paragraph{plain("a paragraph")});
  std::vector<std::string> titles;
  for (const Slide& slide : slides_of(section)) titles.push_back(slide.title);
  EXPECT_THAT(titles,
              ElementsAre("Section", "Section (2)", "Section (3)", "Section (4)", "Section (5)"));
}

TEST(SlideFlow, LastLineIsNotAloneOnItsSlide) {
  Section section{"s", "Section", {}};
  for (int i = 0; i < 16; ++i) section.blocks.push_back(Paragraph{plain("a paragraph")});
  const auto slides = slides_of(section);
  ASSERT_EQ(slides.size(), 2u);
  EXPECT_GT(std::get<TextBox>(slides[1].items[0]).paragraphs.size(), 2u);
}

TEST(SlideFlow, SectionWithoutWordsHasNoSlides) {
  EXPECT_TRUE(slides_of({"s", "Section", {}}).empty());
  EXPECT_TRUE(slides_of({"s", "Section", {Paragraph{}, BulletList{}}}).empty());
}

TEST(SlideFlow, ParagraphsComeInTheirOrderAndWhole) {
  std::mt19937 chance(7);
  Section section{"s", "Section", {}};
  std::string all;
  for (int i = 0; i < 12; ++i) {
    const std::string text = std::to_string(i) + " " + some_words(chance, 500);
    section.blocks.push_back(Paragraph{plain(text)});
    all += text;
  }
  std::string found;
  for (const Slide& slide : slides_of(section))
    for (const SlideParagraph& p : std::get<TextBox>(slide.items.front()).paragraphs)
      found += flat(p.words);
  EXPECT_EQ(found, all);
}

std::vector<TableBox> tables_of(const PrintedTable& table) {
  std::vector<TableBox> all;
  for (const Slide& slide : slides_of({"s", "Section", {table}}))
    for (const SlideItem& item : slide.items)
      if (const auto* box = std::get_if<TableBox>(&item)) all.push_back(*box);
  return all;
}

TEST(SlideFlow, LongTableGoesOnWithItsHeadItsCaptionAndItsHeading) {
  const auto slides = slides_of({"s", "Section", {table(60)}});
  EXPECT_GE(slides.size(), 4u);
  std::size_t rows = 0;
  for (const Slide& slide : slides) {
    ASSERT_GE(slide.items.size(), 2u);
    const auto& caption = std::get<TextBox>(slide.items[0]);
    const auto& box = std::get<TableBox>(slide.items[1]);
    EXPECT_EQ(flat(caption.paragraphs.front().words), "Caption of t");
    EXPECT_EQ(flat(box.columns[1].title), "Mean");
    EXPECT_TRUE(box.rows.front().heading);
    EXPECT_FALSE(box.rows.back().heading);
    for (const PrintedRow& row : box.rows) {
      if (row.heading) continue;
      EXPECT_EQ(flat(row.cells[0]), "row " + std::to_string(rows++));
    }
  }
  EXPECT_EQ(rows, 60u);
}

TEST(SlideFlow, RowThatIsHigherThanASlideIsParted) {
  std::string many;
  for (int i = 0; i < 1500; ++i) many += "word" + std::to_string(i) + " ";
  PrintedTable tall = table(0);
  tall.rows = {{{plain("row"), plain("1"), plain(many)}}};
  const auto boxes = tables_of(tall);
  ASSERT_GE(boxes.size(), 2u);
  std::string found;
  for (const TableBox& box : boxes)
    for (const PrintedRow& row : box.rows) found += flat(row.cells[2]);
  EXPECT_EQ(found, many);
}

TEST(SlideFlow, NumbersOfATableStandOnOneLine) {
  PrintedTable wide = table(3);
  wide.columns = {{plain("Item")}, {plain("A title of several words"), true}, {plain("Source")}};
  for (PrintedRow& row : wide.rows)
    if (!row.heading)
      row.cells = {plain(std::string(90, 'n') + " " + std::string(90, 'n')),
                   plain("−0,62 (± 0,26)"), plain("x")};
  const std::vector<double> widths = column_widths(wide, slide_body.width);
  EXPECT_EQ(line_starts(plain("−0,62 (± 0,26)"), 12, false, widths[1] - 2 * cell_side).size(), 1u);
  EXPECT_NEAR(widths[0] + widths[1] + widths[2], slide_body.width, 1);
}

TEST(SlideFlow, ChartsWithoutPointsLeaveTheirWords) {
  LineChart none = line_chart(0, 1);
  const auto slides = slides_of(
      {"s",
       "S",
       {Panels{{{plain("heading"), none, plain("sentence")}, {plain("rows"), dot_chart(0), {}}}}}});
  ASSERT_EQ(slides.size(), 1u);
  const auto& text = std::get<TextBox>(slides[0].items[0]);
  EXPECT_EQ(text.paragraphs.size(), 3u);
}

TEST(SlideFlow, RowsOfDotsAreSharedOutAmongSlides) {
  std::vector<std::size_t> rows;
  for (const Slide& slide :
       slides_of({"s", "S", {Panels{{{plain("h"), dot_chart(40), plain("s")}}}}}))
    for (const SlideItem& item : slide.items)
      if (const auto* box = std::get_if<ChartBox>(&item))
        rows.push_back(std::get<DotChart>(box->chart).rows.size());
  EXPECT_THAT(rows, Each(::testing::AllOf(::testing::Ge(6u), ::testing::Le(14u))));
  EXPECT_EQ(std::accumulate(rows.begin(), rows.end(), std::size_t{0}), 40u);
}

}  // namespace
}  // namespace peil::render
