#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/model/expression.h"
#include "peil/model/local_text.h"
#include "peil/model/scale.h"

namespace peil {

enum class QuestionType : std::uint8_t {
  SelectOne,
  SelectMultiple,
  Integer,
  Text,
  Note,       // as in XLSForm
  Mark,       ///< whole marks `from` (1 or 0) to 10
  Scale,      ///< `points` whole numbers from `from` on, ends labelled
  Matrix,     ///< several rows on one scale of `points`
  Date,       ///< a day, kept as "2013-09-01"
  Rank,       ///< choices in an order of the respondent's
  Calculate,  ///< never shown: worked out of earlier answers, as in XLSForm
};

struct Choice {
  std::string name;
  LocalText label;
  std::map<std::string, std::string, std::less<>>
      attributes;       ///< further columns, for choice_filter
  std::string other{};  ///< item of the text that is written at it ("other, namely"); empty: none
};

struct MatrixRow {
  std::string name;  ///< an item of its own, unique in the questionnaire
  LocalText label;
  bool aspect = false;
};

struct Question {
  std::string name;  ///< stable over waves and languages: "waiting_time"
  QuestionType type = QuestionType::Note;
  std::string page;
  LocalText label;
  LocalText hint;  ///< empty: none
  bool required = false;
  std::optional<Expression> relevant;    ///< asked only when true; looks back only
  std::optional<Expression> constraint;  ///< `.` is the answer given
  LocalText constraint_message;          ///< empty: the general one
  std::vector<Choice> choices;           ///< select_one, select_multiple
  std::optional<Expression> choice_filter;
  int points = 0;                            ///< scale and matrix: 3 to 11
  int from = 1;                              ///< mark, scale, matrix: lowest answer, 1 or 0
  bool recommend = false;                    ///< mark from 0: a recommend score is made of it
  LocalText low, high;                       ///< labels of the ends (mark, scale, matrix)
  std::vector<MatrixRow> rows;               ///< matrix
  bool dont_know = false;                    ///< offers "don't know"
  bool not_applicable = false;               ///< offers "not applicable"
  std::vector<std::string> customer_groups;  ///< asked of these only; empty: of all
  bool aspect = false;                       ///< takes part in the driver analysis
  std::string importance_of;                 ///< the aspect whose stated importance this asks
  std::string theme_codebook;                ///< codebook for the open answers
  bool rotate = false;                       ///< choices or rows in an order drawn per respondent
  bool personal_maybe = false;               ///< an open answer in which people may name themselves
  std::optional<Expression> calculation;     ///< calculate: looks at questions before it
  int ranks = 0;                             ///< rank: how many places there are to give
  bool choices_from_file = false;  ///< choices_file: their labels have no unit to translate
  /// Of a text that is written at a choice: the question and the choice. Such a text is a question
  /// of its own right behind that one, has its label from the choice and counts where it is chosen.
  std::string other_of, other_choice;
};

/// One screen: questions that follow each other and name the same page.
struct Page {
  std::string name;
  LocalText title;
  std::vector<std::size_t> questions;  ///< places in Questionnaire::questions
};

/// The form of one wave, or of several that follow each other. Never changes during fieldwork.
struct Questionnaire {
  std::vector<Question> questions;  ///< in the order of asking
  std::vector<Page> pages;
  std::string version;  ///< first 12 digits of the SHA-256 of its source texts
  /// Versions of editions that differ from this one in words only: answers to them are read alike.
  std::vector<std::string> editions;

  /// True when answers of that version were given to this form.
  bool has_version(std::string_view given) const;

  /// Place of the question that holds item `name` (its own name or that of a matrix row).
  std::optional<std::size_t> find(std::string_view name) const;
};

/// What a question (each row of a matrix) is answered with; nothing for what is no judgement: an
/// amount, a choice, a text.
std::optional<Scale> scale_of(const Question& question);
/// That of an item of the form; nothing also when the form does not have it.
std::optional<Scale> scale_of(const Questionnaire& form, std::string_view item);

/// The items of a question: its rows for a matrix, none for a note and a calculation, else itself.
std::vector<std::string> items_of(const Question& question);

/// What its place on the page asks: its items, and the texts that are written at its choices.
std::vector<std::string> items_shown(const Question& question);

/// True for select_one, select_multiple and rank.
bool has_choices(const Question& question);

/// Choices that one byte of a column tells apart. A question with more of them (those of a file)
/// has no column, and no figures, as an open answer has none.
constexpr std::size_t most_coded_choices = 255;

/// True when answers have columns in a dataset: not of notes, calculations and texts, nor where
/// there are too many choices.
bool has_columns(const Question& question);

/// True when figures are made of it in tables and reports. Days and orders have columns for plans
/// of analyses alone: their means would say something else than those of marks and amounts.
bool has_figures(const Question& question);

}  // namespace peil
