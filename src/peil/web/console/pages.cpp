#include "peil/web/console/pages.h"

#include "peil/web/console/frame.h"

namespace peil::web::console {
namespace {

Html field(const Words& words, const char* name, const char* type, const char* autocomplete,
           const std::string& value, const std::string& hint) {
  const std::string id = name;
  Html in = Html::tag("label", {{"for", id}}, words.html("log-in." + id));
  if (!hint.empty())
    in += Html::tag("span", {{"class", "hint"}, {"id", id + "-hint"}}, words.html(hint));
  in += Html::leaf("input", {{"id", id},
                             {"name", id},
                             {"type", type},
                             {"autocomplete", autocomplete},
                             {"autocapitalize", "none"},
                             {"spellcheck", "false"},
                             {value.empty() ? Html::Literal("") : Html::Literal("value"), value},
                             {hint.empty() ? Html::Literal("") : Html::Literal("aria-describedby"),
                              id + "-hint"}});
  return Html::tag("div", {{"class", "field"}}, in);
}

Html cell(const std::string& text) { return Html::text(text); }

// "2013-09-16 10:30:05 UTC" of what the log has.
std::string moment(const std::string& at) {
  if (at.size() < 19) return at;
  return at.substr(0, 10) + " " + at.substr(11, 8);
}

}  // namespace

Html log_in_page(const Words& words, const DoorShown& shown) {
  Html all;
  if (!shown.said.empty()) all += warning(words.html(shown.said));
  all += paragraph(words.html("log-in.about"));
  Html inside = hidden("mark", shown.mark);
  if (!shown.next.empty()) inside += hidden("next", shown.next);
  inside += field(words, "name", "text", "username", shown.name, "");
  inside += field(words, "password", "password", "current-password", "", "");
  inside += field(words, "code", "text", "one-time-code", "",
                  shown.codes_needed ? "log-in.code-hint" : "log-in.code-hint-if");
  inside += Html::tag("button", {{"type", "submit"}}, words.html("log-in"));
  all += Html::tag("form", {{"method", "post"}, {"action", address(words.language(), "/log-in")}},
                   inside);
  return all;
}

Html sessions_page(const Words& words, const std::vector<Session>& sessions, const std::string& own,
                   const std::string& mark) {
  std::vector<std::vector<Html>> rows;
  for (const Session& session : sessions) {
    const bool mine = session.handle == own;
    rows.push_back(
        {cell(session.user), cell(moment(session.at)), cell(session.from),
         mine ? words.html("sessions.this")
              : button_form(address(words.language(), "/sessions/" + session.handle + "/end"), mark,
                            words.html("sessions.end"))});
  }
  return paragraph(words.html("sessions.about")) +
         table(words.text("sessions.table"),
               {words.text("column.who"), words.text("column.since"), words.text("column.from"),
                words.text("column.deed")},
               rows, words.text("scroll"));
}

Html audit_page(const Words& words, const AuditShown& shown) {
  Html all;
  if (shown.broken)
    all += warning(words.html("audit.broken", {{"place", std::to_string(shown.broken->place)}}));
  else
    all += paragraph(words.html("audit.holds", {{"n", std::to_string(shown.count)}}));
  std::vector<std::vector<Html>> rows;
  for (const AuditEntry& entry : shown.entries) {
    const AuditEvent& e = entry.event;
    rows.push_back({cell(std::to_string(entry.place)), cell(moment(e.at)), cell(e.who),
                    cell(e.what), cell(e.object), cell(e.outcome), cell(e.from)});
  }
  all += table(words.text("audit.table"),
               {words.text("column.place"), words.text("column.at"), words.text("column.who"),
                words.text("column.what"), words.text("column.object"),
                words.text("column.outcome"), words.text("column.from")},
               rows, words.text("scroll"));
  if (shown.older > 0)
    all += paragraph(link(address(words.language(), "/audit?before=" + std::to_string(shown.older)),
                          words.html("audit.older")));
  if (shown.may_take_along)
    all += Html::tag("p", {{"class", "downloads"}},
                     link(address(words.language(), "/audit.csv"), words.html("audit.file")));
  return all;
}

}  // namespace peil::web::console
