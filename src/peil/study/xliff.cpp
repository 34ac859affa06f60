#include "peil/study/xliff.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <set>

#include "peil/base/text.h"
#include "peil/study/encoding.h"

namespace peil::study {
namespace {

// Removes from `text` what is not markup: comments and CDATA, byte for byte.
std::string without_islands(std::string_view text) {
  std::string out(text);
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"<!--", "-->"}, {"<![CDATA[", "]]>"}}) {
    for (std::size_t at = out.find(open); at != std::string::npos; at = out.find(open, at)) {
      const std::size_t end = std::min(out.find(close, at), out.size());
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(at),
                out.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    }
  }
  return out;
}

// pugixml leaves an unknown entity as it stands and passes over a document type: say so instead.
bool check_entities(FileProblems& problems) {
  const std::string text = without_islands(problems.text());
  if (const auto at = text.find("<!DOCTYPE"); at != std::string::npos) {
    problems.add("xliff.doctype", place_of(text, at), "A translation file has no <!DOCTYPE>.",
                 "Take it out; texts that it defines are not filled in.");
    return false;
  }
  constexpr std::array<std::string_view, 6> known{"&amp;",  "&lt;",   "&gt;",
                                                  "&quot;", "&apos;", "&#"};
  const Lines lines(text);
  bool good = true;
  for (auto at = text.find('&'); at != std::string::npos; at = text.find('&', at + 1)) {
    const std::string_view rest = std::string_view(text).substr(at);
    if (std::ranges::any_of(known, [&](std::string_view k) { return rest.starts_with(k); }))
      continue;
    const auto end = std::min<std::size_t>(rest.find_first_of("; \n<"), 20);
    problems.add(
        "xliff.entity", lines.place_of(at),
        fmt::format("XML does not know {}.", rest.substr(0, std::min(end + 1, rest.size()))),
        "Write the sign itself, and &amp; for the sign &.");
    good = false;
  }
  return good;
}

class Reader {
 public:
  Reader(FileProblems& problems, const pugi::xml_document& document)
      : problems_(problems), lines_(without_mark(problems.text())), document_(document) {}

  std::optional<Xliff> run() {
    const pugi::xml_node root = document_.child("xliff");
    const pugi::xml_node file = root.child("file");
    if (!file || file.next_sibling("file")) {
      problems_.add("xliff.not-xliff", file ? place(file.next_sibling("file")) : Place{1, 1},
                    file ? "There are two <file> elements." : "This is not an XLIFF 1.2 file.",
                    "Let peil translate make the file; it has one <file> inside <xliff>.");
      return {};
    }
    if (const std::string version = root.attribute("version").value(); version != "1.2") {
      problems_.add("xliff.version", place(root),
                    version.empty() ? std::string("The <xliff> has no version.")
                                    : fmt::format("This is XLIFF {}, and peil reads 1.2.", version),
                    "Save it from the translation program as XLIFF 1.2.");
      return {};
    }
    Xliff all{file.attribute("source-language").value(),
              file.attribute("target-language").value(),
              place(file),
              {}};
    std::set<std::string> seen;
    for (const auto& found : file.select_nodes(".//trans-unit")) {
      XliffUnit unit = read_unit(found.node());
      if (unit.id.empty()) {
        problems_.add("xliff.unit-no-id", unit.at, "A <trans-unit> has no id.",
                      "Let peil translate bring the file up to date.");
      } else if (!seen.insert(unit.id).second) {
        problems_.add("xliff.unit-twice", unit.at,
                      fmt::format("The text '{}' is in the file twice.", unit.id),
                      "Keep one of the two.");
      } else {
        all.units.push_back(std::move(unit));
      }
    }
    return all;
  }

 private:
  Place place(const pugi::xml_node& node) const {
    const auto offset = node.offset_debug();
    if (offset <= 0) return {};
    // The offset is that of the name; its element begins at the bracket before it.
    return lines_.place_of(static_cast<std::size_t>(offset) - 1);
  }

  std::string text_of(const pugi::xml_node& node) {
    std::string text;
    for (const pugi::xml_node part : node.children()) {
      if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) text += part.value();
      if (part.type() != pugi::node_element) continue;
      text += part.child_value();
      problems_.add("xliff.markup", place(part),
                    fmt::format("There is an element <{}> inside this text.", part.name()),
                    "Write the text without elements.");
    }
    return std::string(trim(text));
  }

  XliffUnit read_unit(const pugi::xml_node& node) {
    const pugi::xml_node target = node.child("target");
    return {node.attribute("id").value(),
            text_of(node.child("source")),
            text_of(target),
            target.attribute("state").value(),
            place(node),
            target ? place(target) : place(node)};
  }

  FileProblems& problems_;
  Lines lines_;
  const pugi::xml_document& document_;
};

}  // namespace

std::optional<Xliff> read_xliff(FileProblems& problems) {
  if (!check_encoding(problems) || !check_entities(problems)) return {};
  const std::string_view text = without_mark(problems.text());
  pugi::xml_document document;
  const pugi::xml_parse_result result =
      document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (result) return Reader(problems, document).run();
  problems.add("xliff.syntax",
               place_of(text, static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0))),
               "The XML of this file is broken here.",
               "Look for a tag that is not closed at or just before this place.");
  return {};
}

}  // namespace peil::study
