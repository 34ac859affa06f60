#include "peil/mail/mail_headers.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

#include "peil/base/text.h"

namespace peil::mail {
namespace {

// Of "=?UTF-8?B?" and "?=" 12 of the 75 signs; 4 signs for 3 bytes.
constexpr std::size_t bytes_of_a_word = 45;

bool is_plain(std::string_view text) {
  return text.find("=?") == std::string_view::npos &&
         std::ranges::all_of(text, [](char sign) { return sign >= ' ' && sign <= '~'; });
}

bool continues_a_sign(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

std::string base64(std::string_view bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.resize(text.size() - 1);  // the NUL behind it
  return text;
}

// With a name: "=?UTF-8?B?...?= <a@b>", or in quotes.
std::string mailbox(const std::string& name, const std::string& address) {
  if (name.empty()) return "<" + address + ">";
  if (!is_plain(name)) return header_text(name) + " <" + address + ">";
  std::string quoted;
  for (const char sign : name) {
    if (sign == '"' || sign == '\\') quoted += '\\';
    quoted += sign;
  }
  return "\"" + quoted + "\" <" + address + ">";
}

// As RFC 5322 has it, whatever the language of the system.
std::string date_text(std::time_t now) {
  constexpr const char* days[]{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* months[]{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm at{};
  ::gmtime_r(&now, &at);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000", days[at.tm_wday], at.tm_mday,
                     months[at.tm_mon], at.tm_year + 1900, at.tm_hour, at.tm_min, at.tm_sec);
}

std::string_view domain_of(std::string_view address) {
  return address.substr(address.rfind('@') + 1);
}

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char sign : text)
    if (sign >= '0' && sign <= '9') digits += sign;
  return digits;
}

}  // namespace

std::string header_text(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char sign) { return (sign >= 0 && sign < ' ') || sign == 127; }, ' ');
  if (is_plain(line)) return line;
  std::string words;
  for (std::size_t from = 0; from < line.size();) {
    std::size_t end = std::min(from + bytes_of_a_word, line.size());
    while (end < line.size() && end > from && continues_a_sign(line[end])) --end;
    if (end == from) end = std::min(from + bytes_of_a_word, line.size());  // no UTF-8
    words += (from == 0 ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") +
             base64(std::string_view(line).substr(from, end - from)) + "?=";
    from = end;
  }
  return words;
}

std::vector<std::string> mail_headers(const Mail& mail, const MailServer& server, std::time_t now) {
  std::vector<std::string> lines{
      "Date: " + date_text(now),
      "From: " + mailbox(server.from_name, server.from),
      "To: <" + mail.to + ">",
      "Subject: " + header_text(mail.subject),
      fmt::format("Message-ID: <{}@{}>", mail.tag, domain_of(server.from)),
      fmt::format("List-Unsubscribe: <mailto:{}?subject=stop%20{}>", server.unsubscribe,
                  digits_of(mail.number)),
      "Content-Language: " + header_text(mail.language),
      "Auto-Submitted: auto-generated"};
  if (!server.reply_to.empty()) lines.push_back("Reply-To: <" + server.reply_to + ">");
  return lines;
}

std::string mail_body(std::string_view body) {
  std::string wire;
  for (const char sign : body) {
    if (sign == '\n') {
      wire += "\r\n";
    } else if (sign == '\t' || !((sign >= 0 && sign < ' ') || sign == 127)) {
      wire += sign;
    }
  }
  return wire + "\r\n";
}

}  // namespace peil::mail
