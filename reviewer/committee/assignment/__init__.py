"""Assignment: which experts take which files, as the exact optimum of the contract ``avise.assignment/1``.

``problem`` says what is asked, ``plan`` what is answered, ``solver`` how. Nothing heavy is loaded before ``solve``.
"""
