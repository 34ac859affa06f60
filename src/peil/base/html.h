#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace peil {

/// Markup that is safe to send. Outside text gets in through text() only, which escapes it; a
/// std::string does not turn into Html by itself, so forgetting does not compile.
class Html {
 public:
  Html() = default;

  /// `outside` with & < > " ' escaped.
  static Html text(std::string_view outside);

  /// Markup written by us, as a literal: consteval keeps anything computed out.
  class Literal {
   public:
    consteval explicit(false) Literal(const char* markup) : markup_(markup) {}
    constexpr std::string_view view() const { return markup_; }

   private:
    std::string_view markup_;
  };

  /// An attribute: a name of ours and an outside value, escaped when written. A value of
  /// nullptr_t{} (see flag()) writes the bare name.
  struct Attribute {
    Literal name;
    std::string value;
    bool bare = false;
  };
  /// A boolean attribute such as `checked`, written when `on`.
  static Attribute flag(Literal name, bool on) { return {on ? name : Literal(""), "", true}; }

  using Attributes = std::initializer_list<Attribute>;

  /// <name attributes>inside</name>: opening and closing tag cannot get out of step.
  static Html tag(Literal name, Attributes attributes, const Html& inside);
  /// <name attributes>: elements without content (input, link, meta, br, img).
  static Html leaf(Literal name, Attributes attributes);

  Html& operator+=(Literal ours) { return markup_ += ours.view(), *this; }
  Html& operator+=(const Html& other) { return markup_ += other.markup_, *this; }
  friend Html operator+(Html a, const Html& b) { return std::move(a += b); }

  const std::string& markup() const { return markup_; }
  bool empty() const { return markup_.empty(); }

 private:
  void write(std::string_view outside);
  /// Room is made for `more` bytes that follow.
  void open(Literal name, Attributes attributes, std::size_t more);

  std::string markup_;
};

}  // namespace peil
