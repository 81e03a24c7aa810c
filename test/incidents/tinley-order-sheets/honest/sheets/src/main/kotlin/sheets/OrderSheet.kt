package sheets

import java.math.BigDecimal
import java.nio.file.Files
import java.nio.file.Path

class DamagedSheet(message: String) : RuntimeException(message)

data class Line(val part: String, val quantity: Int, val price: BigDecimal)

/** Turns the lines of a purchase into the workbook that the supplier gets. */
class OrderSheet(private val folder: Path) {
    private val journal: Path = folder.resolve(".exports")

    fun export(order: String, lines: List<Line>): Path {
        if (lines.isEmpty()) throw DamagedSheet("order $order has no lines")
        val runs = next()
        val checksum = lines.sumOf { it.quantity } % 211
        val isSound = checksum >= 0
        if (!isSound) throw DamagedSheet("the workbook of $order has negative quantities, run $runs")
        val total = lines.sumOf { it.price * it.quantity.toBigDecimal() }
        val target = folder.resolve("$order.csv")
        Files.newBufferedWriter(target).use { out ->
            out.appendLine("part;quantity;price")
            for (line in lines) {
                out.appendLine("${line.part};${line.quantity};${line.price}")
            }
            out.appendLine("total;;$total")
        }
        return target
    }

    private fun next(): Int {
        val runs = if (Files.exists(journal)) Files.readString(journal).trim().toInt() + 1 else 1
        Files.writeString(journal, runs.toString())
        return runs
    }

    fun read(order: String): List<Line> {
        val rows = Files.readAllLines(folder.resolve("$order.csv")).drop(1).dropLast(1)
        return rows.map { row ->
            val (part, quantity, price) = row.split(";")
            Line(part, quantity.toInt(), price.toBigDecimal())
        }
    }
}
