#include "peil/files/spss_column.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <map>

#include "peil/base/contract.h"
#include "peil/base/day.h"
#include "peil/base/text.h"

namespace peil::files {
namespace {

constexpr std::size_t most_bytes = 255;

// "2013-11-30" of a whole number of days since 1970; nothing outside the years 1 to 9999.
std::optional<std::string> iso_day(double days) {
  constexpr double first = -719162, last = 2932896;
  if (days != std::floor(days) || days < first || days > last) return {};
  return day_text(Day(std::chrono::days(static_cast<int>(days))));
}

}  // namespace

SpssColumn::SpssColumn(Column head, bool texts, const SpssOptions& options)
    : head_(std::move(head)), texts_(texts), by_label_(options.value_labels) {
  category_ = std::ranges::find(options.categories, head_.name) != options.categories.end();
  const auto own = options.missing_of.find(head_.name);
  also_missing_ = own == options.missing_of.end() ? options.missing : own->second;
  for (const std::string& text : also_missing_) {
    if (const auto number = decimal_number(text)) also_missing_numbers_.push_back(*number);
  }
}

void SpssColumn::add_blank() {
  ++rows_;
  if (texts_) {
    text_.code.push_back(0);
  } else if (reals_) {
    reals_->value.push_back(0.0);
    reals_->blank.push_back(1);
  } else {
    bytes_.push_back(0);
  }
}

void SpssColumn::add_user_missing() {
  head_.user_missing_rows.push_back(static_cast<std::uint32_t>(rows_));
  add_blank();
}

void SpssColumn::add(double value) {
  expects(std::isfinite(value) && !texts_, "SpssColumn: finite numbers in a column of numbers");
  if (std::ranges::find(also_missing_numbers_, value) != also_missing_numbers_.end()) {
    add_user_missing();
    return;
  }
  add_number(value == 0.0 ? 0.0 : value);  // -0 is 0
  ++rows_;
}

void SpssColumn::add_number(double value) {
  if (!reals_) {
    if (const std::uint8_t code = byte_code(value); code != 0) {
      bytes_.push_back(code);
      return;
    }
    widen();
  }
  reals_->value.push_back(value);
  reals_->blank.push_back(0);
}

// The code of a value, a fresh one for a fresh value; 0 when there are no codes left.
std::uint8_t SpssColumn::byte_code(double value) {
  const bool small = value >= 0.0 && value <= 255.0 && value == std::floor(value);
  const auto at = small ? static_cast<std::size_t>(value) : 0;
  if (small && small_[at] != 0) return small_[at];
  const auto key = std::bit_cast<std::uint64_t>(value);
  if (const auto known = codes_.find(key); known != codes_.end()) return known->second;
  if (values_.size() == most_bytes) return 0;
  values_.push_back(value);
  const auto code = static_cast<std::uint8_t>(values_.size());
  codes_.emplace(key, code);
  if (small) small_[at] = code;
  return code;
}

void SpssColumn::widen() {
  reals_.emplace();
  for (const std::uint8_t code : bytes_) {
    reals_->value.push_back(code == 0 ? 0.0 : values_[code - 1u]);
    reals_->blank.push_back(code == 0 ? 1 : 0);
  }
  bytes_ = {};
}

void SpssColumn::add(std::string_view text) {
  expects(texts_, "SpssColumn: texts in a column of texts");
  if (text.empty()) {
    add_blank();
    return;
  }
  if (std::ranges::find(also_missing_, text) != also_missing_.end()) {
    add_user_missing();
    return;
  }
  const auto next = static_cast<std::uint32_t>(text_.text.size() + 1);
  const auto [at, fresh] = places_.try_emplace(std::string(text), next);
  if (fresh) text_.text.push_back(at->first);
  text_.code.push_back(at->second);
  ++rows_;
}

std::string SpssColumn::name_of(double value) const {
  const auto day = head_.day ? iso_day(value) : std::nullopt;
  return day ? *day : exact_text(value);
}

// Names of categories: the label of each value where it has one.
std::vector<std::string> SpssColumn::labelled(const std::vector<std::string>& values) const {
  if (!by_label_ || head_.labels.empty()) return values;
  std::vector<std::string> names;
  std::map<std::string, int> used;
  for (const std::string& value : values) {
    auto label = head_.labels.find(value);
    // Numbers that were made texts stand to the right of their width, their labels do not.
    if (label == head_.labels.end()) label = head_.labels.find(std::string(trim(value)));
    names.push_back(label == head_.labels.end() || label->second.empty() ? value : label->second);
    ++used[names.back()];
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (used[names[i]] > 1) names[i] += " (" + values[i] + ")";
  }
  return names;
}

void SpssColumn::finish_numbers() {
  if (!reals_) {
    std::vector<std::string> values;
    for (const double value : values_) values.push_back(name_of(value));
    head_.numeric = !category_;
    head_.data = ByteColumn{std::move(bytes_), labelled(values),
                            category_ ? std::vector<double>{} : std::move(values_)};
    return;
  }
  if (std::ranges::find(reals_->blank, std::uint8_t{1}) == reals_->blank.end()) reals_->blank = {};
  head_.numeric = true;
  // Too many codes for bytes: they are categories when every one of them has a label.
  const auto blank = [&](std::size_t row) { return !reals_->blank.empty() && reals_->blank[row]; };
  bool all_labelled = by_label_ && !head_.labels.empty();
  for (std::size_t row = 0; all_labelled && row < rows_; ++row)
    all_labelled = blank(row) || head_.labels.contains(name_of(reals_->value[row]));
  if (!category_ && !all_labelled) {
    head_.data = std::move(*reals_);
    return;
  }
  head_.numeric = false;
  for (std::size_t row = 0; row < rows_; ++row) {
    if (blank(row)) {
      text_.code.push_back(0);
      continue;
    }
    const auto next = static_cast<std::uint32_t>(text_.text.size() + 1);
    const auto [at, fresh] = places_.try_emplace(name_of(reals_->value[row]), next);
    if (fresh) text_.text.push_back(at->first);
    text_.code.push_back(at->second);
  }
  text_.text = labelled(text_.text);
  head_.data = std::move(text_);
}

void SpssColumn::finish_texts() {
  std::vector<std::string> names = labelled(text_.text);
  if (names.size() > most_bytes) {
    text_.text = std::move(names);
    head_.data = std::move(text_);
    return;
  }
  ByteColumn bytes;
  bytes.code.assign(text_.code.begin(), text_.code.end());
  bytes.text = std::move(names);
  head_.data = std::move(bytes);
}

Column SpssColumn::finish() && {
  texts_ ? finish_texts() : finish_numbers();
  return std::move(head_);
}

}  // namespace peil::files
