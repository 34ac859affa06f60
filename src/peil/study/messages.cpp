#include "peil/study/messages.h"

#include <fmt/format.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>

#include <algorithm>
#include <array>
#include <vector>

#include "peil/base/visible.h"
#include "peil/model/pipes.h"
#include "peil/study/name_list.h"

namespace peil::study {
namespace {

const std::vector<std::string> plural_keywords{"zero", "one", "two", "few", "many", "other"};

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

Message wrong(std::string code, std::string message, std::string mend) {
  return {{}, std::move(code), std::move(message), std::move(mend)};
}

bool is_plural(UMessagePatternArgType type) {
  return type == UMSGPAT_ARG_TYPE_PLURAL || type == UMSGPAT_ARG_TYPE_SELECTORDINAL;
}

// Walks the parts of a well-formed pattern; ICU itself takes any word for a plural keyword.
Message walk(const icu::MessagePattern& pattern) {
  Message found;
  std::vector<UMessagePatternArgType> open;
  for (int i = 0; i < pattern.countParts(); ++i) {
    const icu::MessagePattern::Part& part = pattern.getPart(i);
    const auto type = part.getType();
    if (type == UMSGPAT_PART_TYPE_ARG_START) open.push_back(part.getArgType());
    if (type == UMSGPAT_PART_TYPE_ARG_LIMIT) open.pop_back();
    if (type == UMSGPAT_PART_TYPE_ARG_NAME || type == UMSGPAT_PART_TYPE_ARG_NUMBER)
      found.arguments.insert(utf8(pattern.getSubstring(part)));
    if (type != UMSGPAT_PART_TYPE_ARG_SELECTOR || open.empty() || !is_plural(open.back())) continue;
    const std::string keyword = utf8(pattern.getSubstring(part));
    if (keyword.starts_with('=') ||
        std::ranges::find(plural_keywords, keyword) != plural_keywords.end())
      continue;
    found.code = "message.plural-keyword";
    found.message = fmt::format("'{}' is not a plural keyword.", keyword);
    found.mend = did_you_mean(keyword, plural_keywords);
  }
  return found;
}

}  // namespace

namespace {

Message read_without_pipes(std::string_view text, std::string_view language) {
  if (const auto sign = turning_sign(text)) {
    return wrong(
        "text.direction-override",
        fmt::format("There is an unseen sign in this text that turns the direction of what "
                    "follows ({}).",
                    sign_name(*sign)),
        "Take it out; the language of a text has its direction already.");
  }
  if (text.find_first_of("{}") == std::string_view::npos) return {};
  const auto pattern_text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  UErrorCode status = U_ZERO_ERROR;
  UParseError place{};
  icu::MessagePattern pattern(pattern_text, &place, status);
  // A } alone is ordinary text to ICU; to a translator it is a { that was lost.
  if (U_FAILURE(status)) {
    return wrong("message.syntax", "The curly braces in this text do not fit together.",
                 "Write {name} for what is filled in; '{' between single quotes for a brace.");
  }
  Message found = walk(pattern);
  if (!found.code.empty()) return found;
  const icu::MessageFormat format(
      pattern_text, icu::Locale::createFromName(std::string(language).c_str()), place, status);
  if (U_FAILURE(status)) {
    return wrong("message.syntax", "What is between the curly braces is not a known format.",
                 "Write {name}, or {count, plural, one {...} other {...}}.");
  }
  return found;
}

}  // namespace

Message read_message(std::string_view text, std::string_view language) {
  if (text.find("${") == std::string_view::npos) return read_without_pipes(text, language);
  std::set<std::string> earlier;
  const std::string rest = with_pipes(text, [&](const Pipe& pipe) {
    earlier.insert("$" + pipe.name + (pipe.fallback ? "|" : ""));
    return pipe.fallback.value_or("");  // which may not turn the text either
  });
  Message found = read_without_pipes(rest, language);
  found.arguments.merge(earlier);
  return found;
}

Message compare_messages(const Message& source, const Message& translation) {
  std::vector<std::string> missing, extra;
  std::ranges::set_difference(source.arguments, translation.arguments, std::back_inserter(missing));
  std::ranges::set_difference(translation.arguments, source.arguments, std::back_inserter(extra));
  const auto braces = [](const std::string& name) {
    if (!name.starts_with('$')) return "{" + name + "}";
    return "${" + name.substr(1) + (name.ends_with('|') ? "...}" : "}");
  };
  if (!extra.empty()) {
    const std::vector<std::string> known(source.arguments.begin(), source.arguments.end());
    return wrong(
        "message.argument-unknown",
        fmt::format("The translation has {}, and the source text has not.", braces(extra.front())),
        known.empty() || extra.front().starts_with('$')
            ? "Take it out, or write it as the source has it."
            : did_you_mean(extra.front(), known));
  }
  if (!missing.empty()) {
    return wrong(
        "message.argument-missing",
        fmt::format("The translation lacks {} of the source text.", braces(missing.front())),
        missing.front().starts_with('$')
            ? "Put it where the sentence needs it; what stands behind the bar is translated too."
            : "Put it where the sentence needs it. A single quote just before { hides it: "
              "write two.");
  }
  return {};
}

}  // namespace peil::study
