#include "peil/study/logo_file.h"

#include <fmt/format.h>

#include <array>
#include <pugixml.hpp>
#include <set>

namespace peil::study {
namespace {

const std::string base = "logo", svg_ending = ".svg", png_ending = ".png";
constexpr std::size_t most_bytes = 200'000;
constexpr std::uint32_t most_pixels = 4000;

// What draws, and nothing that runs, moves, links, loads or holds another kind of document.
const std::set<std::string_view> drawing_elements{
    "svg",      "g",    "defs",  "symbol", "use",     "path",           "rect",           "circle",
    "ellipse",  "line", "title", "desc",   "text",    "linearGradient", "radialGradient", "stop",
    "polyline", "mask", "tspan", "style",  "polygon", "clipPath"};

class CheckedLogo {
 public:
  CheckedLogo(const std::string& path, const std::string& bytes, Problems& problems)
      : path_(path), bytes_(bytes), problems_(problems) {}

  bool holds() {
    const std::size_t before = problems_.size();
    if (bytes_.size() > most_bytes)
      say("logo.too-large",
          fmt::format("The logo has {} bytes, and every page has it in itself; {} is the most.",
                      bytes_.size(), most_bytes),
          "Save it smaller or simpler.");
    else if (path_.ends_with(png_ending))
      check_png();
    else
      check_svg();
    return problems_.size() == before;
  }

 private:
  void say(const char* code, std::string message, std::string mend) {
    problems_.push_back({code, path_, 0, 0, std::move(message), std::move(mend)});
  }
  void not_by_itself(std::string what) {
    say("logo.not-by-itself", std::move(what),
        "Save it as plain SVG: shapes, texts and gradients, with everything in the file itself.");
  }

  std::uint32_t number_at(std::size_t at) const {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
      number = number << 8U | static_cast<unsigned char>(bytes_[at + i]);
    return number;
  }

  // Pieces of a length, a name of four letters, the bytes and a check sum, up to the one that ends.
  bool is_whole_png() const {
    const std::string signature("\x89PNG\r\n\x1a\n", 8);
    if (!bytes_.starts_with(signature) || bytes_.size() < 45 || bytes_.substr(12, 4) != "IHDR")
      return false;
    std::size_t at = signature.size();
    while (bytes_.size() - at >= 12) {
      const std::size_t length = number_at(at);
      if (length > bytes_.size() - at - 12) return false;
      const bool last = bytes_.compare(at + 4, 4, "IEND") == 0;
      at += length + 12;
      if (last) return at == bytes_.size();
    }
    return false;
  }

  void check_png() {
    if (!is_whole_png())
      return say("logo.not-a-picture", "This is no PNG from its beginning to its end.",
                 "Save it as PNG again.");
    const std::uint32_t width = number_at(16), height = number_at(20);
    if (width == 0 || height == 0)
      say("logo.not-a-picture", "The picture has no size.", "Save it as PNG again.");
    if (width > most_pixels || height > most_pixels)
      say("logo.too-large",
          fmt::format("The logo is {} by {} pixels; {} is the most to a side.", width, height,
                      most_pixels),
          "Save it smaller.");
  }

  void check_svg() {
    pugi::xml_document xml;
    const auto read =
        xml.load_buffer(bytes_.data(), bytes_.size(), pugi::parse_full & ~pugi::parse_comments,
                        pugi::encoding_utf8);
    const pugi::xml_node root = xml.document_element();
    const std::string space = root.attribute("xmlns").value();
    if (!read || std::string_view(root.name()) != "svg" || space != "http://www.w3.org/2000/svg" ||
        root.attribute("viewBox").empty() || !is_utf8(xml))
      return say("logo.not-a-picture",
                 "This is no SVG in UTF-8 with a viewBox, from which pages know its shape.",
                 "Save it as plain SVG.");
    for (const pugi::xml_node node : xml) {
      if (node.type() == pugi::node_doctype || node.type() == pugi::node_pi)
        return not_by_itself("The SVG has a document type or an instruction to programs.");
    }
    check_element(root);
  }

  static bool is_utf8(const pugi::xml_document& xml) {
    std::string said = xml.first_child().attribute("encoding").as_string("utf-8");
    if (xml.first_child().type() != pugi::node_declaration) return true;
    for (char& c : said) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return said == "utf-8";
  }

  // No more than a thousand deep: one frame each.
  void check_element(const pugi::xml_node& element, int depth = 0) {
    const std::string name = element.name();
    if (!drawing_elements.contains(name) || depth > 1000)
      return not_by_itself(fmt::format("The SVG has an element '{}'.", name));
    for (const pugi::xml_attribute attribute : element.attributes())
      check_attribute(attribute.name(), attribute.value());
    std::string said;  // whole: a comment within an address would hide it
    for (const pugi::xml_node child : element) {
      if (child.type() == pugi::node_element) check_element(child, depth + 1);
      if (child.type() == pugi::node_pi) not_by_itself("The SVG has an instruction to programs.");
      said += child.value();
    }
    if (name == "style") check_style(said);
  }

  void check_attribute(const std::string& name, const std::string& value) {
    std::string small = name;
    for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (small.starts_with("on"))
      return not_by_itself(fmt::format("The SVG runs something ('{}').", name));
    const bool link = small == "href" || small.ends_with(":href") || small == "src";
    if ((link && !value.starts_with('#')) || small == "xml:base")
      return not_by_itself(fmt::format("The SVG points outside itself ('{}').", name));
    if (!small.starts_with("xmlns")) check_style(value);
  }

  // An address of CSS is of a part of the file; a backslash could spell one, "@" load one.
  void check_style(const std::string& style) {
    std::string small = style;
    for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    bool inside = small.find_first_of("\\@") == std::string::npos &&
                  small.find("image-set(") == std::string::npos;
    for (auto at = small.find("url("); at != std::string::npos; at = small.find("url(", at + 1))
      inside = inside && small.compare(at + 4, 1, "#") == 0;
    if (!inside) not_by_itself("The SVG has a style that could load something.");
  }

  const std::string& path_;
  const std::string& bytes_;
  Problems& problems_;
};

}  // namespace

bool is_logo_name(std::string_view path) {
  return path == base + svg_ending || path == base + png_ending;
}

void take_logo(const std::map<std::string, std::string>& texts, Draft& draft, Problems& problems) {
  const auto& [name, where] = draft.logo;
  for (const auto& [path, bytes] : texts) {
    if (!is_logo_name(path)) continue;
    if (path != name) {
      problems.push_back({"logo.unused", path, 0, 0, "study.toml does not name this logo.",
                          fmt::format("Write logo = \"{}\" in [report], or take it out.", path)});
      continue;
    }
    if (CheckedLogo(path, bytes, problems).holds())
      draft.study.report.logo = {path.ends_with(png_ending) ? "image/png" : "image/svg+xml", bytes};
  }
  if (is_logo_name(name) && !texts.contains(name))
    problems.push_back({"logo.missing-file", where.file, where.at.line, where.at.column,
                        fmt::format("There is no file {} beside study.toml.", name),
                        "Put it there, or take the key out."});
}

}  // namespace peil::study
