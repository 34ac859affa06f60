#include "peil/render/slide_flow.h"

#include <algorithm>

#include "peil/base/contract.h"

namespace peil::render {
namespace {

constexpr double between = 14.0;  // things that are not text of one box
constexpr double below_heading = 6.0;
constexpr double rounding = 0.01;
constexpr double lonely = 80.0;  // text of less than this looks lost on a slide

bool is_heading(const SlideParagraph& p) { return look_of(p.style).kept_with_next; }

SlideStyle style_of(Paragraph::Role role) {
  switch (role) {
    case Paragraph::Role::Lead:
      return SlideStyle::Lead;
    case Paragraph::Role::Note:
      return SlideStyle::Note;
    case Paragraph::Role::Warning:
      return SlideStyle::Warning;
    case Paragraph::Role::Plain:
      break;
  }
  return SlideStyle::Plain;
}

struct Adding {
  SlideFlow& flow;

  void operator()(const Paragraph& p) const { flow.add({p.words, style_of(p.role)}); }
  void operator()(const Heading& h) const { flow.add({h.words, SlideStyle::Heading}); }
  void operator()(const BulletList& list) const {
    for (const Words& item : list.items) flow.add({item, SlideStyle::Bullet});
  }
  void operator()(const TermList& list) const {
    for (const auto& [term, explanation] : list.items) {
      flow.add({term, SlideStyle::Term});
      flow.add({explanation, SlideStyle::Explanation});
    }
  }
  void operator()(const PrintedTable& table) const { add_table(flow, table); }
  void operator()(const Cards& cards) const { add_cards(flow, cards); }
  void operator()(const Panels& panels) const { add_panels(flow, panels); }
};

}  // namespace

TextBox* SlideFlow::open_text() {
  return flowing_ ? std::get_if<TextBox>(&slides_.back().items.back()) : nullptr;
}
const TextBox* SlideFlow::open_text() const {
  return flowing_ ? std::get_if<TextBox>(&slides_.back().items.back()) : nullptr;
}

double SlideFlow::gap() const {
  if (is_empty()) return 0.0;
  const TextBox* open = open_text();
  return open != nullptr && is_heading(open->paragraphs.back()) ? below_heading : between;
}

double SlideFlow::room() const { return slide_body.bottom() - bottom_ - gap(); }

bool SlideFlow::is_bare() const {
  const TextBox* open = open_text();
  return is_empty() || (slides_.back().items.size() == 1 && open != nullptr &&
                        std::ranges::all_of(open->paragraphs, is_heading));
}

void SlideFlow::add(SlideParagraph paragraph) {
  if (flat(paragraph.words).find_first_not_of(' ') == std::string::npos) return;
  std::vector<SlideParagraph> all;
  const TextBox* open = open_text();
  if (open != nullptr) all = open->paragraphs;
  const double height = open != nullptr ? slide_body.bottom() - open->frame.top : room();
  const std::size_t there = all.size();
  all.push_back(paragraph);
  auto [now, later] = fitting(std::move(all), slide_body.width, height);
  const bool fits = now.size() > there;
  if (!fits && !is_bare()) {
    next();
    return add(std::move(paragraph));
  }
  append(fits ? std::move(now.back()) : std::move(paragraph));
  if (!fits || later.empty()) return;
  next();
  add(std::move(later.front()));
}

void SlideFlow::append(SlideParagraph paragraph) {
  TextBox* open = open_text();
  if (open == nullptr) {
    if (slides_.empty()) slides_.emplace_back();
    const double top = bottom_ + gap();
    slides_.back().items.push_back(TextBox{{slide_body.left, top, slide_body.width, 0.0}, {}});
    open = &std::get<TextBox>(slides_.back().items.back());
    flowing_ = true;
  }
  open->paragraphs.push_back(std::move(paragraph));
  open->frame.height = height_of(open->paragraphs, open->frame.width);
  bottom_ = open->frame.bottom();
}

void SlideFlow::next() {
  if (is_bare()) return;
  std::vector<SlideParagraph> along;
  TextBox* open = open_text();
  while (open != nullptr && !open->paragraphs.empty() && is_heading(open->paragraphs.back())) {
    along.insert(along.begin(), std::move(open->paragraphs.back()));
    open->paragraphs.pop_back();
  }
  if (open != nullptr && open->paragraphs.empty()) {
    slides_.back().items.pop_back();
  } else if (open != nullptr) {
    open->frame.height = height_of(open->paragraphs, open->frame.width);
  }
  slides_.emplace_back();
  bottom_ = slide_body.top;
  flowing_ = false;
  for (SlideParagraph& p : along) append(std::move(p));
}

SlideFrame SlideFlow::take(double height) {
  expects(height <= room() + rounding, "SlideFlow: what is taken fits");
  const SlideFrame frame{slide_body.left, bottom_ + gap(), slide_body.width, height};
  bottom_ = frame.bottom();
  return frame;
}

void SlideFlow::put(SlideItem item) {
  if (slides_.empty()) slides_.emplace_back();
  slides_.back().items.push_back(std::move(item));
  flowing_ = false;
}

// A last slide with a line or two gets what stood above them as well.
void SlideFlow::keep_company() {
  if (slides_.size() < 2 || slides_.back().items.size() != 1) return;
  auto* last = std::get_if<TextBox>(&slides_.back().items.front());
  auto* before = std::get_if<TextBox>(&slides_[slides_.size() - 2].items.back());
  if (last == nullptr || before == nullptr || before->card) return;
  if (before->frame.width != last->frame.width) return;
  const auto is_lonely = [&] { return last->frame.height < lonely; };
  while (before->paragraphs.size() > 1 && (is_lonely() || is_heading(before->paragraphs.back()))) {
    std::vector<SlideParagraph> more = last->paragraphs;
    more.insert(more.begin(), before->paragraphs.back());
    const double height = height_of(more, last->frame.width);
    if (height > slide_body.height / 2) break;
    last->paragraphs = std::move(more);
    last->frame.height = height;
    before->paragraphs.pop_back();
    before->frame.height = height_of(before->paragraphs, before->frame.width);
  }
}

std::vector<Slide> SlideFlow::slides(const std::string& title) && {
  keep_company();
  std::vector<Slide> all = std::move(slides_);
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i].title = i == 0 ? title : title + " (" + std::to_string(i + 1) + ")";
  return all;
}

std::vector<Slide> slides_of(const Section& section) {
  SlideFlow flow;
  for (const Block& block : section.blocks) std::visit(Adding{flow}, block);
  return std::move(flow).slides(section.title);
}

}  // namespace peil::render
