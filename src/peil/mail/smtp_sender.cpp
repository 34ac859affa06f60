#include "peil/mail/smtp_sender.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <chrono>
#include <string>
#include <string_view>
#include <thread>

#include "peil/base/outside_error.h"
#include "peil/mail/mail_headers.h"

namespace peil::mail {
namespace {

using Clock = std::chrono::steady_clock;

constexpr long connect_seconds = 30;
constexpr long message_seconds = 300;

/// How far the talk with the server came: what we said last, and the number of the last reply.
struct Talk {
  std::string verb;  ///< "RCPT"
  int reply = 0;
  bool over = false;
};

// libcurl tells of every line in both directions; no more is kept of them than this.
int listen(CURL*, curl_infotype type, char* data, std::size_t size, void* to) {
  Talk& talk = *static_cast<Talk*>(to);
  const std::string_view line(data, size);
  // A refusal makes libcurl say goodbye, which is no part of the talk.
  if (type == CURLINFO_HEADER_OUT && line.starts_with("QUIT")) talk.over = true;
  if (talk.over) return 0;
  if (type == CURLINFO_HEADER_OUT) {
    talk.verb = line.substr(0, std::min<std::size_t>(4, line.size()));
    talk.reply = 0;
  } else if (type == CURLINFO_HEADER_IN && size >= 3) {
    int number = 0;
    for (int i = 0; i < 3; ++i) {
      if (data[i] < '0' || data[i] > '9') return 0;
      number = 10 * number + (data[i] - '0');
    }
    talk.reply = number;
  }
  return 0;
}

// Libcurl's lists and parts are freed by calls of their own.
struct Freed {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  void operator()(curl_mime* mime) const { curl_mime_free(mime); }
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
using List = std::unique_ptr<curl_slist, Freed>;

List list_of_lines(const std::vector<std::string>& lines) {
  List list;
  for (const std::string& line : lines) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) throw OutsideError("There is no memory left for an e-mail.");
    static_cast<void>(list.release());
    list.reset(longer);
  }
  return list;
}

class SmtpSender : public MailSender {
 public:
  explicit SmtpSender(MailServer server) : server_(std::move(server)) {
    static const CURLcode begun = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (begun == CURLE_OK) curl_.reset(curl_easy_init());
    if (!curl_) throw OutsideError("libcurl, which sends e-mail, cannot be started.");
    set_up();
  }

  HandedOver send(const Mail& mail) override {
    wait_for_turn();
    const CURLcode code = hand_over(mail);
    if (code == CURLE_OK) return {HandedOver::How::Taken, "250"};
    // A server that let go of a connection while nothing was sent has seen nothing of the message.
    if (used_before_ && talk_.reply == 0 && talk_.verb == "MAIL") {
      curl_easy_setopt(curl_.get(), CURLOPT_FRESH_CONNECT, 1L);
      const CURLcode again = hand_over(mail);
      curl_easy_setopt(curl_.get(), CURLOPT_FRESH_CONNECT, 0L);
      if (again == CURLE_OK) return {HandedOver::How::Taken, "250"};
      return judged(again);
    }
    return judged(code);
  }

 private:
  void set_up() {
    CURL* curl = curl_.get();
    const bool wrapped = server_.tls == MailServer::Tls::Wrapped;
    const bool literal = server_.host.find(':') != std::string::npos;
    const std::string url = fmt::format(
        "{}://{}{}{}:{}/{}", wrapped ? "smtps" : "smtp", literal ? "[" : "", server_.host,
        literal ? "]" : "", server_.port, server_.from.substr(server_.from.rfind('@') + 1));
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, message_seconds);
    if (server_.tls == MailServer::Tls::StartTls)
      curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    if (!server_.certificates.empty())
      curl_easy_setopt(curl, CURLOPT_CAINFO, server_.certificates.c_str());
    if (!server_.user.empty()) {
      curl_easy_setopt(curl, CURLOPT_USERNAME, server_.user.c_str());
      curl_easy_setopt(curl, CURLOPT_PASSWORD, server_.password.c_str());
    }
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);  // to `listen`, and nowhere else
    curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, listen);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &talk_);
  }

  // Spread evenly over the minute.
  void wait_for_turn() {
    std::this_thread::sleep_until(next_);
    next_ = Clock::now() + std::chrono::microseconds(60'000'000 / server_.per_minute);
  }

  CURLcode hand_over(const Mail& mail) {
    CURL* curl = curl_.get();
    talk_ = {};
    const std::string& bounces = server_.bounces.empty() ? server_.from : server_.bounces;
    const std::string sender = "<" + bounces + ">", to = "<" + mail.to + ">";
    const List recipients = list_of_lines({to});
    const List headers = list_of_lines(mail_headers(mail, server_, std::time(nullptr)));
    const std::unique_ptr<curl_mime, Freed> mime(curl_mime_init(curl));
    curl_mimepart* part = curl_mime_addpart(mime.get());
    const std::string body = mail_body(mail.body);
    curl_mime_data(part, body.data(), body.size());
    curl_mime_type(part, "text/plain; charset=UTF-8");
    curl_mime_encoder(part, "quoted-printable");
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, sender.c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_MIMEPOST, mime.get());
    const CURLcode code = curl_easy_perform(curl);
    // What they point at is gone after this.
    curl_easy_setopt(curl, CURLOPT_MIMEPOST, nullptr);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, nullptr);
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, nullptr);
    if (code == CURLE_OK) used_before_ = true;
    return code;
  }

  // What a message became that was not taken. The server answers a message when it has all of it:
  // between its "go on" (354) and that answer it may have taken it.
  HandedOver judged(CURLcode code) const {
    const std::string reply = talk_.reply == 0 ? "" : std::to_string(talk_.reply);
    const bool refused = talk_.reply >= 400 && talk_.reply < 600;
    if (talk_.verb == "DATA" && talk_.reply == 354) return {HandedOver::How::InDoubt, ""};
    if (talk_.verb == "DATA" && refused) return {HandedOver::How::NotNow, reply};
    if (talk_.verb == "RCPT" && refused) {
      return {talk_.reply >= 500 ? HandedOver::How::NoSuchAddress : HandedOver::How::NotNow, reply};
    }
    throw OutsideError(fmt::format("{}:{}: the mail server takes nothing from us: {}{}.",
                                   server_.host, server_.port, curl_easy_strerror(code),
                                   reply.empty() ? "" : " (it answered " + reply + ")"));
  }

  MailServer server_;
  std::unique_ptr<CURL, Freed> curl_;
  Talk talk_;
  bool used_before_ = false;
  Clock::time_point next_ = Clock::now();
};

}  // namespace

std::unique_ptr<MailSender> smtp_sender(const MailServer& server) {
  return std::make_unique<SmtpSender>(server);
}

}  // namespace peil::mail
