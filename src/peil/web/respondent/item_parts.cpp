#include "peil/interview/compound.h"
#include "peil/interview/read_parts.h"
#include "peil/web/respondent/item_field.h"

/// Fields of an item beside those that it is called after: texts at choices, the parts of a day,
/// the places of an order.
namespace peil::web::respondent {

// Shown at all times, as the page has no script that could hide it until its choice is chosen.
Html ItemField::text_at(const Choice& choice) const {
  const auto error = shown_.errors.find(choice.other);
  const bool wrong = error != shown_.errors.end();
  const std::string field = "in." + choice.other, said = "error." + choice.other;
  Html html = Html::tag("label", {{"class", "utrecht-form-label"}, {"for", field}},
                        words_.html("other_label"));
  const std::string hint = "hint." + choice.other;
  html += Html::tag("div", {{"class", "utrecht-form-field-description"}, {"id", hint}},
                    words_.html("text_hint"));
  if (wrong) {
    Html text = Html::tag("span", {{"class", "peil-visually-hidden"}}, words_.html("error_prefix"));
    text += " ";
    text += Html::text(error->second);
    html += Html::tag("div", {{"class", "utrecht-form-field-error-message"}, {"id", said}}, text);
  }
  html += Html::leaf("input", {{"class", "utrecht-textbox utrecht-textbox--html-input"},
                               {"id", field},
                               {"name", choice.other},
                               {"type", "text"},
                               {"dir", "auto"},
                               {"autocomplete", "off"},
                               {"value", shown_value(shown_, choice.other)},
                               {"aria-describedby", wrong ? hint + " " + said : hint},
                               {when(wrong, "aria-invalid"), "true"}});
  return Html::tag("div", {{"class", "peil-other"}}, html);
}

std::string ItemField::part_of_value(std::string_view part) const {
  return interview::part(value_, part);
}

Html ItemField::day() const {
  struct Field {
    const char *part, *label;
    bool four;
  };
  Html html;
  for (const Field& f : {Field{interview::part_day, "date_day", false},
                         {interview::part_month, "date_month", false},
                         {interview::part_year, "date_year", true}}) {
    Html one = Html::tag("label", {{"class", "utrecht-form-label"}, {"for", id(f.part)}},
                         words_.html(f.label));
    const std::string described = described_by();
    one += Html::leaf("input", {{"class", std::string("utrecht-textbox utrecht-textbox--html-input "
                                                      "peil-date__field") +
                                              (f.four ? " peil-date__field--year" : "")},
                                {"id", id(f.part)},
                                {"name", name_ + "." + f.part},
                                {"type", "text"},
                                {"inputmode", "numeric"},
                                {"autocomplete", "off"},
                                {"value", part_of_value(f.part)},
                                {when(!described.empty(), "aria-describedby"), described},
                                {when(invalid(), "aria-invalid"), "true"},
                                {when(question().required, "aria-required"), "true"}});
    html += Html::tag("div", {{"class", "peil-date__part"}}, one);
  }
  return Html::tag("div", {{"class", "peil-date"}}, html);
}

Html ItemField::places() const {
  Html html;
  const auto most = interview::places_to_give(question(), shown_.choices.size());
  for (const Choice* choice : shown_.choices) {
    const std::string chosen = part_of_value(choice->name);
    Html options = Html::tag("option", {{"value", ""}}, words_.html("rank_none"));
    for (std::int64_t place = 1; place <= most; ++place) {
      const std::string number = std::to_string(place);
      options += Html::tag("option", {{"value", number}, Html::flag("selected", chosen == number)},
                           Html::text(number));
    }
    Html one = Html::tag("label", {{"class", "utrecht-form-label"}, {"for", id(choice->name)}},
                         words_.html(choice->label));
    one += Html::tag("select",
                     {{"class", "peil-rank__place"},
                      {"id", id(choice->name)},
                      {"name", name_ + "." + choice->name},
                      {when(invalid(), "aria-describedby"), "error." + name_},
                      {when(invalid(), "aria-invalid"), "true"},
                      {when(question().required && most == question().ranks &&
                                static_cast<std::size_t>(most) == shown_.choices.size(),
                            "aria-required"),
                       "true"}},
                     options);
    html += Html::tag("div", {{"class", "peil-rank__choice"}}, one);
  }
  return Html::tag("div", {{"class", "peil-rank"}}, html);
}

}  // namespace peil::web::respondent
