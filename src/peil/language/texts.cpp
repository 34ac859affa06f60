#include "peil/language/texts.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/text.h"

namespace peil::language {
namespace {

constexpr std::string_view own_section = "language";
constexpr std::string_view common_section = "common";
constexpr std::string_view messages = "en";  // the language of problems and of the command line

// Read once, never changed.
const std::vector<Texts>& all_texts() {
  static const std::vector<Texts> all(text_files().begin(), text_files().end());
  return all;
}

const Texts* find_texts(std::string_view code) {
  const auto found = std::ranges::find(all_texts(), code, &Texts::code);
  return found == all_texts().end() ? nullptr : &*found;
}

std::vector<std::string> listed(std::string_view text) {
  std::vector<std::string> all;
  for (const std::string_view part : split(text, ',')) all.emplace_back(trim(part));
  return all;
}

}  // namespace

Texts::Texts(const TextFile& file) : code_(file.code), texts_(read_texts(file.text)) {
  const auto own = [this](std::string_view key) { return form(own_section, key); };
  signs_ = {own("decimal"),        own("thousands"),     own("minus"), own("list-between"),
            own("list-last"),      words(own("months")), own("day"),
            own("locale"),   listed(own("before-a-mark")),
            listed(own("percent"))};
  expects(signs_.months.size() == 12, "Texts: twelve months");
}

const Text* Texts::find(std::string_view section, std::string_view key) const {
  const std::string whole = std::string(section) + "." + std::string(key);
  const auto found = std::ranges::lower_bound(texts_, whole, {}, &Text::key);
  return found != texts_.end() && found->key == whole ? &*found : nullptr;
}

bool Texts::has(std::string_view section, std::string_view key) const {
  return find(section, key) || find(common_section, key);
}

std::string_view Texts::form(std::string_view section, std::string_view key) const {
  const Text* text = find(section, key);
  if (!text) text = find(common_section, key);
  expects(text, "Texts: a key that exists");
  return text->form;
}

std::vector<std::string> Texts::keys(std::string_view section) const {
  const std::string start = std::string(section) + ".";
  std::vector<const Text*> found;
  for (const Text& text : texts_) {
    if (text.key.starts_with(start)) found.push_back(&text);
  }
  std::ranges::sort(found, {}, &Text::place);
  std::vector<std::string> keys;
  for (const Text* text : found) keys.push_back(text->key.substr(start.size()));
  return keys;
}

std::vector<std::string> written() {
  std::vector<std::string> codes;
  for (const TextFile& file : text_files()) codes.emplace_back(file.code);
  return codes;
}

bool is_written(std::string_view code) { return find_texts(code) != nullptr; }

std::string_view base_of(std::string_view tag) { return tag.substr(0, tag.find('-')); }

const Texts& texts(std::string_view code) {
  const Texts* found = find_texts(code);
  expects(found, "texts: a language in which peil writes");
  return *found;
}

std::string_view of_messages() { return messages; }

const Signs& signs(std::string_view tag) {
  const Texts* found = find_texts(base_of(tag));
  return found ? found->signs() : texts(messages).signs();
}

}  // namespace peil::language
