#include "peil/findings/letter_attributes.h"

#include <algorithm>

namespace peil::findings {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool ends_bare(char c) { return is_blank(c) || c == '}'; }

}  // namespace

TextPlaces::TextPlaces(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') starts_.push_back(i + 1);
  }
}

std::size_t TextPlaces::line(std::size_t at) const {
  return static_cast<std::size_t>(std::ranges::upper_bound(starts_, at) - starts_.begin());
}

std::size_t TextPlaces::column(std::size_t at) const {
  const std::size_t start = starts_[line(at) - 1];
  return static_cast<std::size_t>(std::ranges::count_if(
             text_.substr(start, at - start),
             [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; })) +
         1;
}

const Attribute* MarkedSpan::find(std::string_view name) const {
  const auto it = std::ranges::find(attributes, name, &Attribute::name);
  return it == attributes.end() ? nullptr : &*it;
}

namespace {

class BlockReader {
 public:
  BlockReader(std::string_view letter, std::size_t at, std::size_t limit, const TextPlaces& places,
              const std::string& where, Problems& problems)
      : letter_(letter),
        at_(at + 1),
        limit_(limit),
        places_(places),
        where_(where),
        problems_(problems) {}

  AttributeBlock read() {
    while (at_ < limit_) {
      if (letter_[at_] == '}') {
        block_.closed = true;
        block_.end = at_ + 1;
        return block_;
      }
      if (is_blank(letter_[at_])) {
        ++at_;
      } else {
        item();
      }
    }
    block_.end = limit_;
    return block_;
  }

 private:
  void item() {
    const std::size_t start = at_;
    while (at_ < limit_ && !ends_bare(letter_[at_]) && letter_[at_] != '=') ++at_;
    const std::string name(letter_.substr(start, at_ - start));
    if (name.starts_with('.') || name.starts_with('#')) {
      while (at_ < limit_ && !ends_bare(letter_[at_])) ++at_;
      return;
    }
    if (name == "claim") block_.names_claim = true;
    if (at_ >= limit_ || letter_[at_] != '=' || name.empty()) return without_value(start, name);
    ++at_;
    keep({name, value(), places_.line(start), places_.column(start)});
  }

  void without_value(std::size_t start, const std::string& name) {
    if (at_ < limit_ && letter_[at_] == '=') ++at_;
    say(start, "claim.attribute-without-value", "'" + name + "' has no value.",
        "Write name=value, and put several values in straight quotes: waves=\"2009 2011\".");
  }

  std::string value() {
    if (at_ < limit_ && (letter_[at_] == '"' || letter_[at_] == '\'')) return quoted();
    const std::size_t start = at_;
    while (at_ < limit_ && !ends_bare(letter_[at_])) ++at_;
    return std::string(letter_.substr(start, at_ - start));
  }

  std::string quoted() {
    const std::size_t start = at_;
    const char quote = letter_[at_++];
    std::string text;
    while (at_ < limit_ && letter_[at_] != quote) {
      if (letter_[at_] == '\\' && at_ + 1 < limit_) ++at_;
      text += letter_[at_++];
    }
    if (at_ >= limit_) {
      say(start, "claim.quote-unclosed", "The quote that opens here is never closed.",
          "Put the same quote behind the value.");
    } else {
      ++at_;
    }
    return text;
  }

  void keep(Attribute attribute) {
    if (std::ranges::find(block_.attributes, attribute.name, &Attribute::name) !=
        block_.attributes.end()) {
      problems_.push_back({"claim.attribute-twice", where_, attribute.line, attribute.column,
                           "'" + attribute.name + "' is here twice.",
                           "Keep one, with all its values in quotes."});
      return;
    }
    block_.attributes.push_back(std::move(attribute));
  }

  void say(std::size_t at, const char* code, std::string message, std::string mend) {
    problems_.push_back(
        {code, where_, places_.line(at), places_.column(at), std::move(message), std::move(mend)});
  }

  std::string_view letter_;
  std::size_t at_;
  std::size_t limit_;
  const TextPlaces& places_;
  const std::string& where_;
  Problems& problems_;
  AttributeBlock block_;
};

}  // namespace

AttributeBlock read_attributes(std::string_view letter, std::size_t at, std::size_t limit,
                               const TextPlaces& places, const std::string& where,
                               Problems& problems) {
  return BlockReader(letter, at, limit, places, where, problems).read();
}

}  // namespace peil::findings
