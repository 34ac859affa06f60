#include <algorithm>

#include "peil/render/slide_flow.h"

namespace peil::render {
namespace {

constexpr double apart = 28.0, widest = 426.0;
constexpr std::size_t most_beside = 4;

// What a card says, always in as many paragraphs, so that cards beside each other line up.
std::vector<SlideParagraph> paragraphs_of(const Card& card) {
  return {{card.label, SlideStyle::CardLabel},     {card.mark, SlideStyle::CardMark},
          {card.interval, SlideStyle::Sentence},   {card.verdict, SlideStyle::CardVerdict},
          {card.explanation, SlideStyle::CardWhy}, {card.tails, SlideStyle::CardWhy}};
}

using Row = std::vector<std::vector<SlideParagraph>>;

// What a card leaves out or says in fewer lines than its neighbours is added to the distance of
// what comes next.
Row lined_up(std::span<const Card> cards, double width) {
  Row row;
  for (const Card& card : cards) row.push_back(paragraphs_of(card));
  std::vector<double> behind(row.size(), 0.0);
  for (std::size_t part = 0; part < row.front().size(); ++part) {
    double highest = 0.0;
    for (const auto& card : row) {
      if (!card[part].words.empty()) highest = std::max(highest, height_of(card[part], width));
    }
    for (std::size_t c = 0; c < row.size(); ++c) {
      SlideParagraph& p = row[c][part];
      p.more_before = behind[c];
      const double own = p.words.empty() ? -look_of(p.style).before : height_of(p, width);
      behind[c] = (p.words.empty() ? behind[c] : 0.0) + (highest > 0.0 ? highest - own : 0.0);
    }
  }
  for (auto& card : row)
    std::erase_if(card, [](const SlideParagraph& p) { return p.words.empty(); });
  return row;
}

double height_of(const Row& row, double width) {
  double highest = 0.0;
  for (const auto& card : row) highest = std::max(highest, height_of(card, width));
  return highest + inside_card;
}

double width_of(std::size_t beside) {
  const auto n = static_cast<double>(beside);
  return std::min(widest, (slide_body.width - (n - 1) * apart) / n);
}

std::vector<Row> rows_of(const std::vector<Card>& cards, std::size_t beside) {
  std::vector<Row> rows;
  for (std::size_t at = 0; at < cards.size(); at += beside) {
    const std::size_t count = std::min(beside, cards.size() - at);
    rows.push_back(lined_up(std::span(cards).subspan(at, count), width_of(beside)));
  }
  return rows;
}

// As many beside each other as leave no card higher than a slide, in rows that are about as long.
std::size_t beside_of(const std::vector<Card>& cards) {
  for (std::size_t most = std::min(most_beside, cards.size()); most > 1; --most) {
    const std::size_t rows = (cards.size() + most - 1) / most;
    const std::size_t beside = (cards.size() + rows - 1) / rows;
    const bool fit = std::ranges::all_of(rows_of(cards, beside), [&](const Row& row) {
      return height_of(row, width_of(beside)) <= slide_body.height;
    });
    if (fit) return beside;
  }
  return 1;
}

}  // namespace

void add_cards(SlideFlow& flow, const Cards& cards) {
  const std::size_t beside = beside_of(cards.cards);
  const double width = width_of(beside);
  for (Row& row : rows_of(cards.cards, beside)) {
    const double height = height_of(row, width);
    if (height > flow.room()) flow.next();
    if (height > flow.room()) {
      for (auto& card : row)
        for (SlideParagraph& p : card) flow.add({std::move(p.words), p.style});
      continue;
    }
    SlideFrame frame = flow.take(height);
    frame.width = width;
    for (auto& card : row) {
      flow.put(TextBox{frame, std::move(card), true});
      frame.left += width + apart;
    }
  }
}

}  // namespace peil::render
