#pragma once

#include <libxml/HTMLparser.h>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace peil::files {

/// The words of a page, or of a part of it, on one line, and in which texts of the page each of
/// them stands. Scripts, styles, and notes of peil's own are no words. The signs | [ ] are passed
/// over: a quote may have those of a table or of marked claims, which the page has not.
class HtmlWords {
 public:
  explicit HtmlWords(xmlNode* within);

  /// Some bytes of one text.
  struct Stretch {
    xmlNode* text = nullptr;
    std::size_t from = 0, to = 0;
  };

  const std::string& all() const { return all_; }
  /// In order; without blanks between texts.
  std::vector<Stretch> stretches(std::size_t from, std::size_t to) const;
  /// The text in which a byte stands; null for a blank that is in none.
  xmlNode* text_at(std::size_t place) const;

  /// A quote as words are held here.
  static std::string line_of(std::string_view quote);

 private:
  struct Run {
    std::size_t begin = 0, size = 0;
    xmlNode* text = nullptr;
    std::size_t from = 0;
  };
  void read(xmlNode* node);
  void read_text(xmlNode* node);
  void element(xmlNode* node);
  std::size_t run_of(std::size_t place) const;

  std::string all_;
  std::vector<Run> runs_;
  bool blank_ = false;
};

/// It stands on lines of its own.
bool is_html_block(const xmlNode* node);
bool is_html_named(const xmlNode* node, std::span<const std::string_view> names);
/// It has a class of this name, among others.
bool has_html_class(xmlNode* node, std::string_view name);

}  // namespace peil::files
