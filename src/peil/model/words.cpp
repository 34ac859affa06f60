#include "peil/model/words.h"

#include <utility>

#include "peil/model/pipes.h"

namespace peil {
namespace {

using Kind = TextRun::Kind;

}  // namespace

Words plain(std::string text) { return {{Kind::Plain, std::move(text), "", {}}}; }
Words strong(std::string text) { return {{Kind::Strong, std::move(text), "", {}}}; }
Words code(std::string text) { return {{Kind::Code, std::move(text), "", {}}}; }

Words operator+(Words a, const Words& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

Words join(std::span<const Words> parts, std::string_view between) {
  Words all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) all = std::move(all) + plain(std::string(between));
    all = std::move(all) + parts[i];
  }
  return all;
}

std::string flat(const Words& words) {
  std::string text;
  for (const TextRun& run : words) text += run.kind == Kind::Figure ? run.number.text : run.text;
  return text;
}

Words words_in(const LocalText& text, const std::string& language, const std::string& source) {
  if (text.empty()) return {};
  if (text.has(language)) return plain(without_pipes(text.at(language)));
  const std::string& other = text.has(source) ? source : text.in.begin()->first;
  return {{Kind::Plain, without_pipes(text.at(other)), other, {}}};
}

Words words_in(std::string text, const std::string& language, const std::string& source) {
  return {{Kind::Plain, std::move(text), source == language ? "" : source, {}}};
}

}  // namespace peil
