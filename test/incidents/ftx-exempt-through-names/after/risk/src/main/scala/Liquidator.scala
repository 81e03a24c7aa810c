package exchange.risk

import scala.concurrent.{ExecutionContext, Future}

final class Liquidator(book: Book, desk: Desk, alerts: Alerts)(implicit ec: ExecutionContext) {

  def sweep(accounts: Seq[Account]): Future[Seq[Outcome]] =
    Future.traverse(accounts)(judge)

  private def judge(account: Account): Future[Outcome] = {
    val fraction = account.marginFraction(book)
    val floor = account.maintenance(book)
    val terms = account.terms
    val covered = terms.allowNegative
    val isDue = fraction < floor && !covered
    alerts.judged(account.id, fraction, terms.name)
    if (isDue) {
      desk.liquidate(account)
    } else {
      Future.successful(Outcome.Healthy)
    }
  }
}
