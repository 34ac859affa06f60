#include "peil/study/expression_tokens.h"

#include <algorithm>
#include <array>

#include "peil/base/text.h"

namespace peil::study {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool in_word(char c) { return is_letter(c) || is_digit(c) || c == '-'; }

// A name that needs no quotes between ${ }. Questions have small letters only; columns of files
// are what they are.
bool is_plain(std::string_view name) {
  return !name.empty() && is_letter(name.front()) && std::ranges::all_of(name, in_word);
}

constexpr std::array<std::string_view, 12> signs{"!=", "<=", ">=", "=", "<", ">",
                                                 "+",  "-",  "*",  "(", ")", ","};

struct Mistaken {
  std::string_view sign, mend;
};
// What people write who know other languages, or whose editor turns quotes.
constexpr std::array mistaken{
    Mistaken{"==", "Write a single = to compare."},
    Mistaken{"<>", "Write != for 'is not'."},
    Mistaken{"&&", "Write and."},
    Mistaken{"||", "Write or."},
    Mistaken{"!", "Write not( ), or != for 'is not'."},
    Mistaken{"/", "Write div to divide."},
    Mistaken{"%", "Write mod for the remainder."},
    Mistaken{"\u2018", "Write straight quotes: 'phone'."},
    Mistaken{"\u2019", "Write straight quotes: 'phone'."},
    Mistaken{"\u201C", "Write straight quotes: 'phone'."},
    Mistaken{"\u201D", "Write straight quotes: 'phone'."},
    Mistaken{"\u2264", "Write <=."},
    Mistaken{"\u2265", "Write >=."},
    Mistaken{"\u2260", "Write !=."},
    Mistaken{"\u2212", "Write an ordinary hyphen for minus."},
};

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  std::vector<Token> run(std::optional<ExpressionProblem>& problem) {
    std::vector<Token> all;
    for (skip(); at_ < text_.size() && !problem; skip()) all.push_back(next(problem));
    all.push_back({Token::Kind::End, "", text_.size()});
    return all;
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void skip() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++at_;
  }
  Token take(Token::Kind kind, std::size_t from, std::size_t to, std::size_t end) {
    Token token{kind, std::string(text_.substr(from, to - from)), at_};
    at_ = end;
    return token;
  }

  Token next(std::optional<ExpressionProblem>& problem) {
    const char c = peek();
    if (c == '\'' || c == '"') return quoted(c, problem);
    if (c == '$') return answer(problem);
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
    if (c == '.') return take(Token::Kind::This, at_, at_ + 1, at_ + 1);
    if (is_letter(c)) {
      std::size_t end = at_;
      while (end < text_.size() && in_word(text_[end])) ++end;
      return take(Token::Kind::Word, at_, end, end);
    }
    return sign(problem);
  }

  Token number() {
    std::size_t end = at_;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    if (end < text_.size() && text_[end] == '.') ++end;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    return take(Token::Kind::Number, at_, end, end);
  }

  Token quoted(char quote, std::optional<ExpressionProblem>& problem) {
    const auto end = text_.find(quote, at_ + 1);
    if (end == std::string_view::npos) {
      problem = {"expression.syntax", at_, "A text between quotes is not closed in this condition.",
                 "Put the same quote behind the text."};
      return take(Token::Kind::Text, at_ + 1, text_.size(), text_.size());
    }
    return take(Token::Kind::Text, at_ + 1, end, end + 1);
  }

  Token answer(std::optional<ExpressionProblem>& problem) {
    if (peek(1) == '{' && (peek(2) == '\'' || peek(2) == '"')) return answer_in_quotes(problem);
    const auto end = text_.find('}', at_);
    const bool closed = peek(1) == '{' && end != std::string_view::npos;
    const std::string_view name = closed ? text_.substr(at_ + 2, end - at_ - 2) : "";
    if (closed && is_plain(name)) return take(Token::Kind::Answer, at_ + 2, end, end + 1);
    if (trim(name).empty() || name.find('{') != std::string_view::npos) {
      problem = {"expression.syntax", at_, "A $ begins the name of a question, and this is none.",
                 "Write ${name}, without blanks, in small letters as the question has it."};
    } else {
      problem = {"expression.syntax", at_,
                 "'" + std::string(name) + "' has signs that a name between ${ } does not have.",
                 "Write " + answer_named(trim(name)) + " for a column that is called so."};
    }
    return take(Token::Kind::Answer, at_, at_ + 1, text_.size());
  }

  // ${'any name'}, in which two quotes stand for one.
  Token answer_in_quotes(std::optional<ExpressionProblem>& problem) {
    const char quote = peek(2);
    Token token{Token::Kind::Answer, "", at_};
    std::size_t at = at_ + 3;
    for (; at < text_.size(); ++at) {
      if (text_[at] == quote) {
        if (at + 1 >= text_.size() || text_[at + 1] != quote) break;
        ++at;
      }
      token.text += text_[at];
    }
    const bool closed = at + 1 < text_.size() && text_[at + 1] == '}' && !token.text.empty();
    if (!closed) {
      problem = {"expression.syntax", at_, "A name in quotes is not closed, or there is none.",
                 "Write ${'name'}; a quote within the name is written twice."};
    }
    at_ = closed ? at + 2 : text_.size();
    return token;
  }

  Token sign(std::optional<ExpressionProblem>& problem) {
    const std::string_view rest = text_.substr(at_);
    for (const Mistaken& m : mistaken) {
      if (!rest.starts_with(m.sign) || rest.starts_with("!=")) continue;
      problem = {"expression.syntax", at_,
                 "A condition does not know the sign " + std::string(m.sign) + ".",
                 std::string(m.mend)};
      return take(Token::Kind::Sign, at_, at_ + m.sign.size(), text_.size());
    }
    for (std::string_view known : signs) {
      if (!rest.starts_with(known)) continue;
      return take(Token::Kind::Sign, at_, at_ + known.size(), at_ + known.size());
    }
    std::size_t length = 1;
    while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0u) == 0x80u)
      ++length;
    const bool letter = length > 1;
    problem = {"expression.syntax", at_,
               "A condition does not know the sign " + std::string(rest.substr(0, length)) + ".",
               letter
                   ? "Write ${'name'} for a column whose name holds it, and quotes around a text."
                   : "Take it out; the signs are = != < <= > >= + - * ( ) and the comma."};
    return take(Token::Kind::Sign, at_, at_ + length, text_.size());
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::string answer_named(std::string_view name) {
  if (is_plain(name)) return "${" + std::string(name) + "}";
  std::string quoted = "${'";
  for (const char c : name) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + "'}";
}

std::vector<Token> tokens(std::string_view text, std::optional<ExpressionProblem>& problem) {
  return Cutter(text).run(problem);
}

}  // namespace peil::study
